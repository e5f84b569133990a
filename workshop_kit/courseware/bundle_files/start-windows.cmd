@echo off
rem Looks for a Python that fits, and lets it do the rest (start\start.py). Made by "workshop bundle".
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
set "START=%~dp0start\start.py"
if not exist "%START%" goto unpack

for %%V in (@pythons@) do (
    call :launcher %%V && goto run
)
for %%V in (@pythons_joined@) do (
    call :program "%LocalAppData%\Programs\Python\Python%%V\python.exe" && goto run
    call :program "%ProgramFiles%\Python%%V\python.exe" && goto run
    call :program "%SystemDrive%\Python%%V\python.exe" && goto run
)
for %%P in (python.exe python3.exe) do (
    call :program "%%~$PATH:P" && goto run
)
for %%F in (miniconda3 miniforge3 anaconda3) do (
    call :program "%UserProfile%\%%F\python.exe" && goto run
    call :program "%LocalAppData%\%%F\python.exe" && goto run
    call :program "%ProgramData%\%%F\python.exe" && goto run
)
type "%~dp0start\no-python-windows.txt"
if exist "%~dp0python\*.exe" start "" "%~dp0python"
pause
exit /b 1

:launcher
py -%1 -I "%START%" --fits >nul 2>nul || exit /b 1
set "PYTHON=py"
set "WHICH=-%1"
exit /b 0

:program
if "%~1"=="" exit /b 1
if not exist "%~1" exit /b 1
"%~1" -I "%START%" --fits >nul 2>nul || exit /b 1
set "PYTHON=%~1"
set "WHICH="
exit /b 0

:run
"%PYTHON%" %WHICH% -I "%START%" %*
if not errorlevel 1 exit /b 0
pause
exit /b 1

:unpack
@unpack_first@
pause
exit /b 1
