# Signs the files given with the certificate in CERTIFICATE (base64 of a .pfx) and PASSWORD. The
# signature is stamped with the time, so that it outlives the certificate.
$ErrorActionPreference = "Stop"
$clock = "http://timestamp.digicert.com"
$place = Join-Path $env:RUNNER_TEMP "certificate.pfx"
[IO.File]::WriteAllBytes($place, [Convert]::FromBase64String($env:CERTIFICATE))
try {
    $secret = ConvertTo-SecureString $env:PASSWORD -AsPlainText -Force
    $certificate = Get-PfxCertificate -FilePath $place -Password $secret
    foreach ($file in $args) {
        $done = Set-AuthenticodeSignature -FilePath $file -Certificate $certificate -HashAlgorithm SHA256 -TimestampServer $clock
        if ($done.Status -ne "Valid") { throw "${file}: $($done.StatusMessage)" }
    }
} finally {
    Remove-Item $place
}
