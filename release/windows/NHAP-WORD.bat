@echo off
rem A Word file dropped on this file becomes a programme in the folder "programs".
chcp 65001 >nul
setlocal
cd /d "%~dp0"
if "%~1"=="" (
  echo Kéo một tệp Word .docx rồi thả lên tệp này.
  pause
  exit /b 2
)
if not exist may\Scripts\ctr.exe call CAI-DAT.bat im
if not exist may\Scripts\ctr.exe exit /b 1
set /p "NAM=Chương trình của năm nào, ví dụ 2026: "
may\Scripts\ctr import "%~1" -o "programs\%NAM%.yaml"
pause
