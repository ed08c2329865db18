; Sổ Thi đua's setup: for one user, without administrator rights, in Vietnamese.
; packages.py passes VERSION, NUMBERS (four), SOURCE (the bundle), OUT, ICON, SIZE_KB, CPU, QUICK.

!ifdef CPU
  Target ${CPU}            ; 64-bit where this NSIS can make one, as the program is
!endif
Unicode true
ManifestDPIAware true
ManifestSupportedOS all
!ifdef QUICK               ; a trial's throw-away setup
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
RequestExecutionLevel user

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define PRODUCT "Sổ Thi đua"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\SoThiDua"
!define DATA "$LOCALAPPDATA\SoThiDua"
!define PROGRAM "SoThiDua.exe"
!define OLDEST_BUILD 17763 ; Windows 10 version 1809
!define SECONDS_TO_CLOSE 60

; What the exit code says to a script that installs silently.
!define TOO_OLD 10
!define STILL_RUNNING 11
!define NOT_WRITTEN 12

Name "${PRODUCT}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\SoThiDua"
BrandingText "${PRODUCT} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
AutoCloseWindow true

VIProductVersion ${NUMBERS}
VIFileVersion ${NUMBERS}
VIAddVersionKey /LANG=1066 ProductName "${PRODUCT}"
VIAddVersionKey /LANG=1066 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=1066 FileVersion "${VERSION}"
VIAddVersionKey /LANG=1066 FileDescription "Cài đặt ${PRODUCT}"
VIAddVersionKey /LANG=1066 LegalCopyright "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEPAGE_TITLE "Cài đặt ${PRODUCT} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Chương trình được cài cho riêng tài khoản Windows đang dùng, không cần quyền quản trị và không cần mạng.$\r$\n$\r$\nNếu máy đã có bản cũ, bản này thay vào đúng chỗ; dữ liệu giữ nguyên. Cửa sổ ${PRODUCT} đang mở sẽ được đóng lại.$\r$\n$\r$\nBấm Cài đặt để bắt đầu."
!define MUI_FINISHPAGE_TITLE "Đã cài xong"
!define MUI_FINISHPAGE_TEXT "Mở ${PRODUCT} từ trình đơn Start hoặc biểu tượng trên màn hình."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${PRODUCT} ngay"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

!define MUI_COMPONENTSPAGE_NODESC
!define MUI_PAGE_HEADER_TEXT "Gỡ ${PRODUCT}"
!define MUI_PAGE_HEADER_SUBTEXT "Dữ liệu được giữ lại, trừ khi đánh dấu ô thứ hai."
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

; A program that runs keeps its file from being opened for writing. It is asked to close as if its
; window's cross were clicked, so it saves first; it is never ended by force.
!macro CloseRunning UN
Function ${UN}CloseRunning
  StrCpy $1 0
  again:
    IfFileExists "$INSTDIR\${PROGRAM}" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    IfErrors running
    FileClose $0
    Goto closed
  running:
    ${If} $1 = 0
      DetailPrint "Đang đóng cửa sổ ${PRODUCT}"
      nsExec::Exec '"$SYSDIR\taskkill.exe" /IM ${PROGRAM}'
      Pop $0
    ${EndIf}
    IntOp $1 $1 + 1
    ${If} $1 < ${SECONDS_TO_CLOSE}
      Sleep 1000
      Goto again
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${PRODUCT} vẫn đang mở. Hãy lưu việc đang làm, đóng cửa sổ của chương trình rồi bấm Thử lại (Retry)." /SD IDCANCEL IDCANCEL refused
    StrCpy $1 0
    Goto again
  refused:
    SetErrorLevel ${STILL_RUNNING}
    Quit
  closed:
FunctionEnd
!macroend
!insertmacro CloseRunning ""
!insertmacro CloseRunning "un."

Function .onInit
  SetShellVarContext current
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "Máy này dùng Windows cũ hơn Windows 10 bản 1809 (64 bit) nên không chạy được ${PRODUCT}. Hãy cập nhật Windows, hoặc cài trên máy khác; chưa có gì bị thay đổi." /SD IDOK
    SetErrorLevel ${TOO_OLD}
    Quit
  ${EndIf}
FunctionEnd

Function un.onInit
  SetShellVarContext current
FunctionEnd

Section
  Call CloseRunning
  ; The new files are laid beside the old ones and then change places with them, so that a setup
  ; cut off half-way leaves a program that starts.
  RMDir /r "$INSTDIR\_moi"
  SetOutPath "$INSTDIR\_moi"
  ClearErrors
  File /r "${SOURCE}\*"
  IfErrors failed
  RMDir /r "$INSTDIR\_cu"
  CreateDirectory "$INSTDIR\_cu"
  Rename "$INSTDIR\_internal" "$INSTDIR\_cu\_internal"
  Rename "$INSTDIR\${PROGRAM}" "$INSTDIR\_cu\${PROGRAM}"
  Rename "$INSTDIR\SoThiDua-cli.exe" "$INSTDIR\_cu\SoThiDua-cli.exe"
  ClearErrors
  Rename "$INSTDIR\_moi\_internal" "$INSTDIR\_internal"
  Rename "$INSTDIR\_moi\SoThiDua-cli.exe" "$INSTDIR\SoThiDua-cli.exe"
  Rename "$INSTDIR\_moi\${PROGRAM}" "$INSTDIR\${PROGRAM}"
  IfErrors failed
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_moi"
  RMDir /r "$INSTDIR\_cu"
  WriteUninstaller "$INSTDIR\go-cai-dat.exe"
  CreateShortcut "$SMPROGRAMS\${PRODUCT}.lnk" "$INSTDIR\${PROGRAM}"
  CreateShortcut "$DESKTOP\${PRODUCT}.lnk" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" DisplayName "${PRODUCT}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" DisplayIcon "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" Publisher "${PRODUCT}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" UninstallString '"$INSTDIR\go-cai-dat.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" QuietUninstallString '"$INSTDIR\go-cai-dat.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" EstimatedSize ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" NoModify 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" NoRepair 1
  Return
  failed:
    MessageBox MB_OK|MB_ICONSTOP "Không ghi được các tệp của chương trình vào “$INSTDIR”. Hãy xem đĩa còn chỗ trống không, đóng ${PRODUCT} rồi cài lại; dữ liệu không bị đụng đến." /SD IDOK
    SetErrorLevel ${NOT_WRITTEN}
    Abort
SectionEnd

Section "un.Chương trình ${PRODUCT}"
  SectionIn RO
  Call un.CloseRunning
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\_moi"
  RMDir /r "$INSTDIR\_cu"
  Delete "$INSTDIR\SoThiDua-cli.exe"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\go-cai-dat.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PRODUCT}.lnk"
  Delete "$DESKTOP\${PRODUCT}.lnk"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
SectionEnd

Section /o "un.Cả dữ liệu, bản sao lưu và thiết lập (không lấy lại được)"
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Xoá hẳn toàn bộ dữ liệu và bản sao lưu trong “${DATA}”? Việc này không lấy lại được." /SD IDNO IDNO keep
  RMDir /r "${DATA}"
  keep:
SectionEnd
