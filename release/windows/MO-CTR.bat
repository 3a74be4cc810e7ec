@echo off
rem Opens the menu, in the folder of this file; installs first if that was not done.
chcp 65001 >nul
cd /d "%~dp0"
if not exist may\Scripts\ctr.exe call CAI-DAT.bat im
if not exist may\Scripts\ctr.exe exit /b 1
may\Scripts\ctr menu
pause
