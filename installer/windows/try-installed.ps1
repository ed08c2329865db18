# On Windows itself: installs silently, runs the installed program's own test and demonstration
# in a folder with a Vietnamese name, removes it, and sees that the data stayed.
$ErrorActionPreference = "Stop"
$setup = (Get-ChildItem dist/windows/*-setup.exe).FullName
$program = Join-Path $env:LOCALAPPDATA "Programs\SoThiDua"
$folder = Join-Path ([Environment]::GetFolderPath("MyDocuments")) "Máy tính\Thi đua 2023"

function Expect-Success($what, $code) { if ($code -ne 0) { throw "$what ended with $code" } }

Expect-Success "setup" (Start-Process $setup "/S" -Wait -PassThru).ExitCode
& "$program\SoThiDua-cli.exe" self-test
Expect-Success "self-test" $LASTEXITCODE
& "$program\SoThiDua-cli.exe" demo "$folder\demo"
Expect-Success "demo" $LASTEXITCODE
Expect-Success "removal" (Start-Process "$program\go-cai-dat.exe" "/S _?=$program" -Wait -PassThru).ExitCode
if (Test-Path "$program\SoThiDua.exe") { throw "the program is still there" }
if (-not (Test-Path "$folder\demo\du-lieu\cum-truong.db")) { throw "the data is gone" }
"Installed, tried and removed; the data stayed."
