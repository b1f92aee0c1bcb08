"""What a learner may say about themselves."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import Length


class NicknameForm(FlaskForm):
    nickname = StringField(
        _l("Nickname"),
        description=_l("Up to 40 characters; empty for none. Teachers see that of an account."),
        filters=[lambda text: " ".join((text or "").split())],
        validators=[Length(max=40, message=_l("Use 40 characters or fewer."))],
    )
