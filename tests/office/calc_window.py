"""LibreOffice Calc in a window, with the clipboard of its screen: copies and pastes by its own commands."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.browser.waiting import wait_until
from tests.office.calc import MISSING, find_office
from tests.office.screen import Screen
from tests.office.sheet import Rows, Sheet, read_sheet, write_sheet

SECONDS = 60
DONE, NOT_THERE = "done", "not there"

LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Clipboard"/>
</library:library>
"""

# The commands behind Ctrl+C and Ctrl+V. Windows of sheets that were copied from stay open, as a person's do.
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Clipboard" script:language="StarBasic">
Global pasted As Object

Sub CopyFrom(answer As String, source As String, area As String)
  On Local Error GoTo Failed
  sheet = StarDesktop.loadComponentFromURL(source, "_blank", 0, Array())
  sheet.CurrentController.select(sheet.Sheets.getByIndex(0).getCellRangeByName(area))
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(sheet.CurrentController.Frame, ".uno:Copy", "", 0, Array())
  Tell answer, "done"
  Exit Sub
Failed:
  Tell answer, Error$
End Sub

' Does not wait for the paste, which asks with a dialog: no other command would be heard until that has ended.
Sub PasteIntoNew(answer As String)
  Dim command As New com.sun.star.util.URL
  Dim how(0) As New com.sun.star.beans.PropertyValue
  On Local Error GoTo Failed
  pasted = StarDesktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, Array())
  pasted.CurrentController.select(pasted.Sheets.getByIndex(0).getCellRangeByName("A1"))
  how(0).Name = "SynchronMode"
  how(0).Value = False
  command.Complete = ".uno:Paste"
  createUnoService("com.sun.star.util.URLTransformer").parseStrict(command)
  pasted.CurrentController.Frame.queryDispatch(command, "", 0).dispatch(command, how())
  Tell answer, "done"
  Exit Sub
Failed:
  Tell answer, Error$
End Sub

Sub SavePasted(answer As String, target As String)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  On Local Error GoTo Failed
  how(0).Name = "FilterName"
  how(0).Value = "OpenDocument Spreadsheet Flat XML"
  pasted.storeToURL(target, how())
  pasted.close(True)
  Tell answer, "done"
  Exit Sub
Failed:
  Tell answer, Error$
End Sub

' Press two buttons of a dialog, if it is there.
Sub PressIn(answer As String, dialog As String, first As String, second As String)
  Dim i As Integer
  Dim seen As Boolean
  On Local Error GoTo Failed
  toolkit = createUnoService("com.sun.star.awt.Toolkit")
  For i = 0 To toolkit.getTopWindowCount() - 1
    window = toolkit.getTopWindow(i).getAccessibleContext()
    If window.getAccessibleName() = dialog Then
      seen = True
      If first &lt;&gt; "" Then seen = Press(window, first, 4)
      If seen Then seen = Press(window, second, 4)
      If seen Then
        Tell answer, "done"
        Exit Sub
      End If
    End If
  Next
  Tell answer, "not there"
  Exit Sub
Failed:
  Tell answer, Error$
End Sub

Function Press(parent As Object, name As String, depth As Integer) As Boolean
  Dim i As Long
  For i = 0 To parent.getAccessibleChildCount() - 1
    child = parent.getAccessibleChild(i).getAccessibleContext()
    If child.getAccessibleName() = name Then
      Press = child.doAccessibleAction(0)
      Exit Function
    End If
    If depth &gt; 1 Then
      If Press(child, name, depth - 1) Then
        Press = True
        Exit Function
      End If
    End If
  Next
End Function

Sub Tell(answer As String, what As String)
  Dim number As Integer
  number = FreeFile
  Open answer &amp; ".part" For Output As #number
  Print #number, what
  Close #number
  Name answer &amp; ".part" As answer
End Sub
</script:module>
"""


class CalcWindow:
    """Calc on a screen, with a profile of its own."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        program = find_office()
        if not program:
            pytest.fail(MISSING, pytrace=False)
        self._screen, self._folder = screen, folder
        self._numbers = itertools.count(1)
        profile = folder / "profile"
        self._command = [program, f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nolockcheck"]
        # Its first start lays out the profile, over whatever is there.
        subprocess.run([*self._command, "--headless", "--terminate_after_init"], check=True, capture_output=True)
        basic = profile / "user" / "basic" / "Standard"
        (basic / "script.xlb").write_text(LIBRARY)
        (basic / "Clipboard.xba").write_text(MODULE)
        self._processes: list[subprocess.Popen[bytes]] = []

    def copy(self, rows: Rows, area: str) -> None:
        """Put the rows into a new sheet and copy an area of it, such as A1:C3."""
        source = self._folder / f"source-{next(self._numbers)}.fods"
        write_sheet(source, rows)
        self.copy_from(source, area)

    def copy_from(self, source: Path, area: str) -> None:
        """Open a file and copy an area of its first sheet."""
        self._do("CopyFrom", source.as_uri(), area)

    def paste(self, *, dialog: str = "Import Options", option: str = "") -> Sheet:
        """Paste into an empty sheet and return it; the dialog that Calc asks with gets the option and an OK."""
        target = self._folder / f"target-{next(self._numbers)}.fods"
        self._do("PasteIntoNew")
        wait_until(lambda: self._pressed(dialog, option), dialog, SECONDS)
        self._do("SavePasted", target.as_uri())
        return read_sheet(target)

    def stop(self) -> None:
        """End Calc, whatever it shows; the next command starts it again."""
        for process in self._processes:
            # A command that found no Calc to hand itself to has become one.
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._processes.clear()

    def _pressed(self, dialog: str, option: str) -> bool:
        answer = self._answer(self._call("PressIn", dialog, option, "OK"))
        assert answer in (DONE, NOT_THERE), answer
        return answer == DONE

    def _do(self, macro: str, *arguments: str) -> None:
        answer = self._answer(self._call(macro, *arguments))
        assert answer == DONE, answer

    def _call(self, macro: str, *arguments: str) -> Path:
        answer = self._folder / f"answer-{next(self._numbers)}"
        quoted = ",".join(f'"{argument}"' for argument in (str(answer), *arguments))
        # A group of its own: soffice is a launcher. All but the first hand their macro to the Calc that runs.
        process = subprocess.Popen(
            [*self._command, "--nologo", "--nodefault", f"macro:///Standard.Clipboard.{macro}({quoted})"],
            env={**self._screen.environment, "SAL_USE_VCLPLUGIN": "gen"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._processes.append(process)
        return answer

    def _answer(self, answer: Path) -> str:
        wait_until(answer.exists, "Calc's answer", SECONDS)
        return answer.read_text().strip()
