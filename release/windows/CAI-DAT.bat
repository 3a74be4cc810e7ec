@echo off
rem Installs ctr from the wheels beside this file, into the folder "may"; asks no network.
chcp 65001 >nul
setlocal
cd /d "%~dp0"
set "PY=py -3"
%PY% -c "" >nul 2>&1 || set "PY=python"
%PY% -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14) or sys.maxsize < 2**32)" >nul 2>&1
if errorlevel 1 (
  echo Máy chưa có Python 3.11 đến 3.14 loại 64 bit. Cài Python rồi bấm lại tệp này.
  pause
  exit /b 1
)
echo Đang cài ctr vào thư mục "may", chừng một phút ...
%PY% -m venv may && may\Scripts\python -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels --require-hashes -r requirements.txt && may\Scripts\python -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels --no-deps ctr-cli
if errorlevel 1 (
  echo Cài chưa xong. Chụp màn hình này gửi người phụ trách máy tính; xóa thư mục "may" rồi thử lại.
  pause
  exit /b 1
)
may\Scripts\ctr --version
echo Đã cài xong. Từ nay bấm MO-CTR.bat để dùng.
if not "%~1"=="im" pause
