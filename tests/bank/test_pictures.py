"""Uploaded pictures; every file here is made by the test that reads it."""

import struct
import zlib
from hashlib import sha256
from io import BytesIO
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from quizapp.bank import pictures
from quizapp.bank.pictures import MOST_BYTES, Picture, read_picture
from quizapp.errors import InvalidInput
from quizapp.messages import Message

ORIENTATION, GPS = 0x0112, 0x8825
RED, BLUE = (200, 20, 20), (20, 20, 200)


def saved(image: Image.Image, format: str, **settings: object) -> bytes:
    file = BytesIO()
    image.save(file, format, **settings)
    return file.getvalue()


def two_halves(width: int = 60, height: int = 20) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    drawn = Random(1).randbytes(width * height * len(mode))
    return Image.frombytes(mode, (width, height), drawn)


def png(width: int, height: int, *chunks: bytes, body: bytes = b"") -> bytes:
    """A grey PNG whose header claims the size, whatever the body holds."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [chunk(b"IHDR", header), *chunks, chunk(b"IDAT", body), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def zeros(count: int) -> bytes:
    """So many zero bytes, deflated to a thousandth."""
    deflate, block = zlib.compressobj(9), bytes(1_000_000)
    whole, rest = divmod(count, len(block))
    pieces = [deflate.compress(block) for _ in range(whole)]
    return b"".join([*pieces, deflate.compress(bytes(rest)), deflate.flush()])


def opened(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.data))


def refusal(data: bytes) -> Message:
    with pytest.raises(InvalidInput) as caught:
        read_picture(data)
    return caught.value.message


@pytest.mark.parametrize(
    ("format", "kind"),
    [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/jpeg"), ("GIF", "image/png")],
)
def test_read_picture_takes_the_four_formats(format, kind):
    picture = read_picture(saved(two_halves(), format))
    image = opened(picture)
    assert (picture.kind, picture.width, picture.height) == (kind, 60, 20)
    assert (image.get_format_mimetype(), image.size) == (kind, (60, 20))
    left, right = image.convert("RGB").getpixel((5, 5)), image.convert("RGB").getpixel((55, 5))
    assert (left[0] > 150, right[2] > 150) == (True, True)


def test_read_picture_names_its_bytes():
    picture = read_picture(saved(two_halves(), "PNG"))
    assert picture.digest == sha256(picture.data).hexdigest()


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF"])
def test_read_picture_gives_the_same_bytes_again(format):
    data = saved(noise(300, 200), format)
    assert read_picture(data) == read_picture(data)


def test_large_picture_is_shrunk_in_proportion():
    picture = read_picture(saved(two_halves(4000, 1000), "JPEG"))
    assert (picture.width, picture.height) == (1600, 400)


def test_small_picture_keeps_its_size():
    picture = read_picture(saved(two_halves(31, 17), "JPEG"))
    assert (picture.width, picture.height) == (31, 17)


def test_thinnest_picture_keeps_a_pixel_of_width():
    picture = read_picture(saved(Image.new("L", (20_000, 1), 9), "PNG"))
    assert (picture.width, picture.height) == (1600, 1)


@pytest.mark.parametrize(
    ("image", "format", "kind"),
    [
        (noise(900, 900), "JPEG", "image/jpeg"),
        (noise(700, 700), "PNG", "image/jpeg"),
        (noise(700, 700, "RGBA"), "PNG", "image/webp"),
    ],
    ids=["photo", "photo as PNG", "transparent"],
)
def test_heavy_picture_is_made_light(image, format, kind):
    picture = read_picture(saved(image, format))
    assert len(picture.data) <= MOST_BYTES
    assert picture.kind == kind
    assert opened(picture).size == (picture.width, picture.height)


def test_drawing_stays_sharp():
    drawing = Image.new("RGB", (900, 600), "white")
    ImageDraw.Draw(drawing).line((0, 0, 900, 600), fill="black", width=3)
    picture = read_picture(saved(drawing, "PNG"))
    assert picture.kind == "image/png"
    assert opened(picture).tobytes() == drawing.tobytes()


@pytest.mark.parametrize("format", ["PNG", "WEBP", "GIF"])
def test_transparency_is_kept(format):
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    image.paste((*RED, 255), (0, 0, 20, 40))
    seen = opened(read_picture(saved(image, format))).convert("RGBA")
    assert (seen.getpixel((5, 5))[3], seen.getpixel((35, 5))[3]) == (255, 0)


def test_alpha_that_hides_nothing_is_dropped():
    picture = read_picture(saved(two_halves().convert("RGBA"), "WEBP", lossless=True))
    assert (picture.kind, opened(picture).mode) == ("image/jpeg", "RGB")


@pytest.mark.parametrize(
    ("mode", "format"), [("L", "JPEG"), ("LA", "PNG"), ("P", "PNG"), ("CMYK", "JPEG")]
)
def test_other_modes_keep_their_colour(mode, format):
    image = Image.new("RGB", (8, 8), (156, 156, 156)).convert(mode)
    seen = opened(read_picture(saved(image, format))).convert("RGB")
    assert seen.getpixel((4, 4)) == pytest.approx((156, 156, 156), abs=3)


def test_sixteen_bits_of_grey_become_eight():
    image = Image.frombytes("I;16", (8, 8), struct.pack("<64H", *[40_000] * 64))
    seen = opened(read_picture(saved(image, "PNG"))).convert("RGB")
    assert seen.getpixel((4, 4)) == (156, 156, 156)


def test_orientation_is_applied_and_forgotten():
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # turn it clockwise to see it upright: left becomes top
    picture = read_picture(saved(two_halves(), "JPEG", exif=exif))
    image = opened(picture)
    assert image.size == (20, 60)
    assert image.getpixel((10, 5))[0] > 150
    assert image.getpixel((10, 55))[2] > 150
    assert dict(image.getexif()) == {}


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_metadata_is_removed(format):
    exif = Image.Exif()
    exif[GPS] = {1: "N", 2: (48.0, 51.0, 30.0), 3: "E", 4: (2.0, 17.0, 40.0)}
    exif[0x010E] = "SECRET description"
    data = saved(two_halves(), format, exif=exif, icc_profile=b"SECRET profile", xmp=b"SECRET xmp")
    assert b"SECRET" in data
    picture = read_picture(data)
    image = opened(picture)
    assert b"SECRET" not in picture.data
    assert dict(image.getexif()) == {}
    assert dict(image.getexif().get_ifd(GPS)) == {}
    assert image.info.keys() & {"exif", "icc_profile", "xmp", "comment"} == set()


def test_comment_and_appended_bytes_are_removed():
    data = saved(two_halves(), "JPEG", comment=b"SECRET comment") + b"<script>SECRET</script>"
    assert b"SECRET" not in read_picture(data).data


def test_text_in_a_png_is_removed():
    text = chunk(b"tEXt", b"Author\0SECRET")
    picture = read_picture(png(2, 2, text, body=zlib.compress(b"\0\x50\x50" * 2)))
    assert b"SECRET" not in picture.data


def test_animation_becomes_its_first_frame():
    frames = [Image.new("RGB", (10, 10), color) for color in (RED, BLUE)]
    picture = read_picture(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    image = opened(picture)
    assert (picture.kind, getattr(image, "n_frames", 1)) == ("image/png", 1)
    assert image.convert("RGB").getpixel((5, 5)) == RED


@pytest.mark.parametrize("format", ["WEBP", "PNG"])
def test_other_animations_become_their_first_frame(format):
    frames = [Image.new("RGB", (10, 10), color) for color in (RED, BLUE)]
    image = opened(read_picture(saved(frames[0], format, save_all=True, append_images=frames[1:])))
    assert getattr(image, "n_frames", 1) == 1
    assert image.convert("RGB").getpixel((5, 5))[0] > 150


def test_nothing_is_refused():
    assert refusal(b"") == pictures.EMPTY


@pytest.mark.parametrize(
    "data",
    [
        b"<!doctype html><html><script>alert(1)</script></html>",
        b"%PDF-1.7\n",
        b"\0" * 100,
        b"just text",
    ],
)
def test_what_is_no_picture_is_refused(data):
    assert refusal(data) == pictures.NOT_A_PICTURE


@pytest.mark.parametrize("format", ["BMP", "TIFF", "ICO", "PPM"])
def test_other_formats_are_refused_whatever_their_name(format):
    assert refusal(saved(two_halves(), format)) == pictures.NOT_A_PICTURE


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- drawn -->\n<SVG></SVG>",
        "<?xml version='1.0' encoding='utf-16'?><svg/>".encode("utf-16"),
    ],
)
def test_svg_is_refused_by_name(data):
    assert refusal(data) == pictures.SVG


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF"])
def test_truncated_picture_is_refused(format):
    data = saved(noise(200, 200), format)
    assert refusal(data[: len(data) // 2]) == pictures.BROKEN
    assert refusal(data[:9]) == pictures.BROKEN


def test_heavy_file_is_refused_unread():
    data = saved(two_halves(), "PNG")
    assert refusal(data + bytes(8 * 1024**2)) == pictures.TOO_HEAVY


def test_bomb_that_only_claims_its_size_is_refused():
    assert refusal(png(50_000, 50_000)) == pictures.TOO_MANY_PIXELS


def test_bomb_that_is_a_whole_picture_is_refused():
    side = 9_000
    data = png(side, side, body=zeros(side * (side + 1)))
    assert len(data) < 100_000
    assert refusal(data) == pictures.TOO_MANY_PIXELS


def test_pixels_are_counted_below_the_limit_of_the_library():
    assert refusal(png(8_000, 5_001)) == pictures.TOO_MANY_PIXELS
    assert refusal(png(8_000, 5_000)) == pictures.BROKEN


def test_bomb_behind_a_small_picture_is_not_unpacked():
    picture = read_picture(png(4, 4, body=zeros(500_000_000)))
    assert (picture.width, picture.height) == (4, 4)


def test_bomb_in_a_text_is_refused():
    text = chunk(b"zTXt", b"Comment\0\0" + zeros(100_000_000))
    assert refusal(png(4, 4, text, body=zeros(20))) == pictures.BROKEN


@pytest.mark.parametrize(("width", "height"), [(0, 10), (10, 0), (0, 0)])
def test_picture_without_size_is_refused(width, height):
    assert refusal(png(width, height)) == pictures.BROKEN


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF"])
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_damaged_bytes_give_a_picture_or_a_refusal(format, data):
    exif = Image.Exif()
    exif[ORIENTATION] = 3
    extra = {} if format == "GIF" else {"exif": exif}
    whole = bytearray(saved(two_halves(12, 12), format, **extra))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=6)):
        whole[place] = data.draw(st.integers(0, 255))
    try:
        picture = read_picture(bytes(whole))
    except InvalidInput:
        return
    assert opened(picture).size == (picture.width, picture.height)
