"""A package of cards from Anki."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired


class PackageForm(FlaskForm):
    file = FileField(
        _l("Package from Anki"),
        description=_l("In Anki: File, Export, “Anki Deck Package”, with scheduling information."),
        validators=[FileRequired(_l("Choose the .apkg file that Anki made."))],
    )
