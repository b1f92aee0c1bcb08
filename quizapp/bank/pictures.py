"""Uploaded pictures, made small and safe. Pure: the same bytes in give the same bytes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Literal

from PIL import Image, ImageOps, UnidentifiedImageError

from quizapp.errors import InvalidInput
from quizapp.messages import Message

MOST_MEGABYTES, MOST_MEGAPIXELS = 8, 40
LONGEST_SIDE, SHORTEST_LONG_SIDE = 1600, 100
MOST_BYTES = 300_000
"""In the picture that is kept."""

TAKEN = ("JPEG", "PNG", "WEBP", "GIF")
BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"GIF8")
DRAWN = ("PNG", "GIF")
"""Formats of drawings and screenshots, which blur in JPEG."""

QUALITIES = (85, 75, 65, 50)
START = 1024
"""Bytes in which an SVG file shows that it is one."""

Kind = Literal["image/jpeg", "image/png", "image/webp"]

EMPTY = Message("The file is empty. Choose another one.")
TOO_HEAVY = Message(
    "The file has more than {most} MB. Save the picture smaller and choose it again.",
    {"most": MOST_MEGABYTES},
)
TOO_MANY_PIXELS = Message(
    "The picture has more than {most} million pixels. Save it smaller and choose it again.",
    {"most": MOST_MEGAPIXELS},
)
SVG = Message(
    "SVG pictures cannot be taken, since they can hold scripts. Save it as PNG and choose that."
)
NOT_A_PICTURE = Message(
    "This is not a picture that can be read. Choose a JPEG, PNG, WebP or GIF file."
)
BROKEN = Message("The picture is damaged or incomplete. Open it, save it anew and choose that.")


@dataclass(frozen=True)
class Picture:
    """A picture to keep: its bytes, their media type, and their SHA-256 in hex."""

    data: bytes
    kind: Kind
    width: int
    height: int
    digest: str


def read_picture(data: bytes) -> Picture:
    """The picture upright, without metadata, of at most 1600 pixels a side and 300 kB.

    What counts is the bytes, never a file name. Of an animation it is the first frame. Raises
    `InvalidInput` for all else, and decodes nothing of more than 40 million pixels.
    """
    if not data:
        raise InvalidInput(EMPTY)
    if len(data) > MOST_MEGABYTES * 1024**2:
        raise InvalidInput(TOO_HEAVY)
    if _is_svg(data):
        raise InvalidInput(SVG)
    source = _opened(data)
    format, image = source.format, _decoded(source)
    return next(
        found
        for candidate in _smaller_and_smaller(image)
        if (found := _encoded(candidate, lossless=format in DRAWN))
    )


def _is_svg(data: bytes) -> bool:
    return b"<svg" in data[:START].lower().replace(b"\0", b"")


def _opened(data: bytes) -> Image.Image:
    """The picture with its header read. Raises `InvalidInput` for what shall not be decoded."""
    try:
        source = Image.open(BytesIO(data), formats=TAKEN)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise InvalidInput(TOO_MANY_PIXELS) from None
    except UnidentifiedImageError:
        raise InvalidInput(BROKEN if data.startswith(BEGINNINGS) else NOT_A_PICTURE) from None
    except Exception:  # Pillow lets nearly anything through that broken bytes lead to
        raise InvalidInput(BROKEN) from None
    if source.width * source.height > MOST_MEGAPIXELS * 1_000_000:
        raise InvalidInput(TOO_MANY_PIXELS)
    return source


def _decoded(source: Image.Image) -> Image.Image:
    """Upright, small enough, in a mode that every format can hold."""
    try:
        source.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
        source.load()
        image = _plain(source)
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return ImageOps.exif_transpose(image)
    except Exception:  # as above
        raise InvalidInput(BROKEN) from None


def _plain(image: Image.Image) -> Image.Image:
    """RGBA where anything shines through, otherwise RGB."""
    if image.mode.startswith("I"):  # 16 bits of grey, of which `convert` would cut off the light
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if not image.has_transparency_data:
        return image if image.mode == "RGB" else image.convert("RGB")
    image = image.convert("RGBA")
    darkest, _ = image.getchannel("A").getextrema()
    return image.convert("RGB") if darkest == 255 else image


def _smaller_and_smaller(image: Image.Image) -> Iterator[Image.Image]:
    """Ends at a size at which nothing is too heavy."""
    yield image
    while max(image.size) > SHORTEST_LONG_SIDE:
        image = image.copy()
        image.thumbnail((max(image.size) * 3 // 4,) * 2)
        yield image


def _encoded(image: Image.Image, lossless: bool) -> Picture | None:
    """The best of its encodings that is light enough."""
    found = (data for data in _encodings(image, lossless) if len(data[1]) <= MOST_BYTES)
    kind, data = next(found, (None, b""))
    if kind is None:
        return None
    return Picture(data, kind, image.width, image.height, sha256(data).hexdigest())


def _encodings(image: Image.Image, lossless: bool) -> Iterator[tuple[Kind, bytes]]:
    """Best first."""
    if lossless:
        yield "image/png", _saved(image, "PNG")
    for quality in QUALITIES:
        if image.mode == "RGBA":
            yield "image/webp", _saved(image, "WEBP", quality=quality)
        else:
            yield "image/jpeg", _saved(image, "JPEG", quality=quality, optimize=True)


def _saved(image: Image.Image, format: str, **settings: int) -> bytes:
    bare = image.copy()
    bare.info = {}  # from which Pillow would write comments, profiles and EXIF data
    file = BytesIO()
    bare.save(file, format, **settings)
    return file.getvalue()
