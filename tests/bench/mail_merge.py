"""A mail merge by LibreOffice itself, for bench_papers; started by a Python that has `uno`.

Usage: python3 mail_merge.py TEMPLATE.docx TABLE.csv FOLDER PIPE TEXT. A LibreOffice must listen on
PIPE. Every TEXT in the template becomes a field of the table's only column, and the table's rows
become one PDF each in FOLDER. LibreOffice is asked to end afterwards.
"""

import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

uno = import_module("uno")
Api = Any  # LibreOffice's objects have no types
PATIENCE, PAUSE = 60.0, 0.1
SOURCE, COLUMN = "bench", "ten"
TO_FILE = 2


def main(template: Path, table: Path, folder: Path, pipe: str, text: str) -> int:
    """Make the files; return the exit code."""
    context = _listening(pipe)
    desktop = _service(context, "com.sun.star.frame.Desktop")
    _register(context, table, folder)
    document = desktop.loadComponentFromURL(
        template.as_uri(), "_blank", 0, (_property("Hidden", value=True),)
    )
    _put_fields(document, table.stem, text)
    ready = (folder / "template.odt").as_uri()
    document.storeToURL(ready, (_property("FilterName", "writer8"),))
    document.close(True)  # noqa: FBT003 - LibreOffice's own signature
    merge = _service(context, "com.sun.star.text.MailMerge")
    merge.DataSourceName, merge.CommandType, merge.Command = SOURCE, 0, table.stem
    merge.DocumentURL, merge.OutputURL, merge.OutputType = ready, folder.as_uri(), TO_FILE
    merge.FileNamePrefix, merge.FileNameFromColumn = "report", False
    merge.SaveFilter, merge.SaveAsSingleFile = "writer_pdf_Export", False
    merge.execute(())
    desktop.terminate()
    return 0


def _listening(pipe: str) -> Api:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(address)
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            if time.monotonic() > until:
                raise
            time.sleep(PAUSE)


def _service(context: Api, name: str) -> Api:
    return context.ServiceManager.createInstanceWithContext(name, context)


def _property(name: str, value: object) -> Api:
    found = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    found.Name, found.Value = name, value
    return found


def _register(context: Api, table: Path, folder: Path) -> None:
    sources = _service(context, "com.sun.star.sdb.DatabaseContext")
    source = sources.createInstance()
    source.URL = f"sdbc:flat:{table.parent.as_uri()}"
    said = {
        "Extension": "csv",
        "CharSet": "UTF-8",
        "HeaderLine": True,
        "FieldDelimiter": ";",
        "StringDelimiter": '"',
    }
    source.Info = tuple(_property(name, value) for name, value in said.items())
    source.DatabaseDocument.storeAsURL((folder / "people.odb").as_uri(), ())
    sources.registerObject(SOURCE, source)


def _put_fields(document: Api, table: str, text: str) -> None:
    master = document.createInstance("com.sun.star.text.fieldmaster.Database")
    master.DataBaseName, master.DataTableName, master.DataColumnName = SOURCE, table, COLUMN
    master.DataCommandType = 0
    wanted = document.createSearchDescriptor()
    wanted.SearchString = text
    hit = document.findFirst(wanted)
    if hit is None:
        raise SystemExit(f"no {text} in the template")
    while hit is not None:
        field = document.createInstance("com.sun.star.text.textfield.Database")
        field.attachTextFieldMaster(master)
        hit.getText().insertTextContent(hit, field, True)  # noqa: FBT003 - their own signature
        hit = document.findNext(hit.getEnd(), wanted)


if __name__ == "__main__":
    report, people, made = (Path(word).resolve() for word in sys.argv[1:4])
    raise SystemExit(main(report, people, made, *sys.argv[4:6]))
