"""The papers of a dossier, as they will be printed."""

from models.usecases.printing import DossierPreview
from views.widgets.pdf_preview import PdfPreview


class PreviewPart(PdfPreview):
    """Shows the one PDF of a dossier."""

    def show_preview(self, preview: DossierPreview) -> None:
        """Show `preview`, from its first page. Raises UserError when the PDF cannot be read."""
        self.show_parts(preview.data, [(part.first_page, part.name) for part in preview.parts])
