#!/usr/bin/env python3
"""Writes resources/stickers/sprites.safetensors and its licence: the glyphs that the sticker world is made of.

Pictures come from the font NotoColorEmoji.ttf of Debian's package fonts-noto-color-emoji. Needs Pillow alone.
Usage: scripts/make-sprites.py [FONT] [--sheet CONTACT_SHEET.png]
"""
import argparse
import json
import pathlib
import struct

from PIL import Image, ImageDraw, ImageFont

# Most frequent first: the place in this list is the rank of Zipf's law. Whole animals where the font has them; a second
# glyph only where nobody would call it something else, and only for classes that are frequent enough to learn two looks.
CLASSES = [
    ("cat", [0x1F408]), ("dog", [0x1F415, 0x1F429]), ("car", [0x1F697, 0x1F699]), ("tree", [0x1F333, 0x1F332]),
    ("house", [0x1F3E0]), ("apple", [0x1F34E]), ("bird", [0x1F426]), ("boat", [0x26F5]), ("horse", [0x1F40E]),
    ("ball", [0x26BD, 0x1F3C0]), ("flower", [0x1F337, 0x1F33B]), ("bus", [0x1F68C]), ("fish", [0x1F41F]),
    ("cow", [0x1F404]), ("bicycle", [0x1F6B2]), ("umbrella", [0x2602]), ("elephant", [0x1F418]), ("banana", [0x1F34C]),
    ("chair", [0x1FA91]), ("sheep", [0x1F411]), ("bear", [0x1F43B]), ("butterfly", [0x1F98B]), ("donut", [0x1F369]),
    ("rabbit", [0x1F407]), ("truck", [0x1F69A]), ("carrot", [0x1F955]), ("mushroom", [0x1F344]), ("rocket", [0x1F680]),
    ("couch", [0x1F6CB]), ("zebra", [0x1F993]), ("giraffe", [0x1F992]), ("train", [0x1F686]),
]
LONGER_SIDE = 96
STRIKE = 109  # the one size of the font's bitmaps
DEBIAN_PACKAGE = "fonts-noto-color-emoji"
ATTRIBUTION = ("Sprites rendered from Noto Color Emoji (https://github.com/googlefonts/noto-emoji), Copyright 2013-2017 "
               "Google Inc. and Arjen Nienhuis; pictures Apache-2.0, font SIL OFL 1.1; scaled and cropped.")
RESOURCES = pathlib.Path(__file__).resolve().parent.parent / "resources" / "stickers"


def without_specks(glyph):
    """Clears islands of less than a fiftieth of the glyph (stars around the rocket): no mask should hold them."""
    width, height = glyph.size
    alpha = glyph.getchannel("A").tobytes()
    seen = [a == 0 for a in alpha]
    islands = []
    for start in range(width * height):
        if seen[start]:
            continue
        island, open_ends = [], [start]
        seen[start] = True
        while open_ends:
            at = open_ends.pop()
            island.append(at)
            x, y = at % width, at // width
            for nx in range(max(0, x - 1), min(width, x + 2)):
                for ny in range(max(0, y - 1), min(height, y + 2)):
                    if not seen[ny * width + nx]:
                        seen[ny * width + nx] = True
                        open_ends.append(ny * width + nx)
        islands.append(island)
    total = sum(len(island) for island in islands)
    for island in islands:
        if len(island) * 50 < total:
            for at in island:
                glyph.putpixel((at % width, at // width), (0, 0, 0, 0))
    return glyph


def render(font, code):
    canvas = Image.new("RGBA", (160, 160), (0, 0, 0, 0))
    ImageDraw.Draw(canvas).text((8, 8), chr(code), font=font, embedded_color=True)
    canvas = without_specks(canvas)
    box = canvas.getchannel("A").point(lambda a: 255 if a >= 16 else 0).getbbox()
    if box is None:
        raise SystemExit(f"The font has no picture for U+{code:X}.")
    glyph = canvas.crop(box)
    scale = LONGER_SIDE / max(glyph.size)
    size = tuple(max(1, round(side * scale)) for side in glyph.size)
    # Pillow filters RGBA in premultiplied form, so no dark seams at the edges.
    return glyph.resize(size, Image.Resampling.HAMMING)


def write_safetensors(path, glyphs):
    header = {"__metadata__": {"classes": json.dumps([name for name, _ in CLASSES]), "attribution": ATTRIBUTION}}
    data = b""
    for name, picture in glyphs:
        pixels = picture.tobytes()
        header[name] = {"dtype": "U8", "shape": [picture.height, picture.width, 4],
                        "data_offsets": [len(data), len(data) + len(pixels)]}
        data += pixels
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def write_licence(path, font):
    copyright_file = font.parents[3] / "doc" / DEBIAN_PACKAGE / "copyright"
    debian = copyright_file.read_text()
    apache = pathlib.Path("/usr/share/common-licenses/Apache-2.0").read_text()
    path.write_text(
        "sprites.safetensors holds pictures made from Noto Color Emoji.\n\n" + ATTRIBUTION + "\n\n"
        "Changes: each picture was cropped, freed of small specks and scaled to a longer side of "
        f"{LONGER_SIDE} pixels by scripts/make-sprites.py.\n\n"
        f"What follows is the copyright file of Debian's package {DEBIAN_PACKAGE}, from which the font came, and after it\n"
        "the text of the Apache License 2.0 that it refers to.\n\n" + "=" * 78 + "\n" + debian.rstrip() + "\n\n" + "=" * 78 +
        "\n" + apache.rstrip() + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("font", nargs="?", type=pathlib.Path,
                        default=pathlib.Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"))
    parser.add_argument("--sheet", type=pathlib.Path, help="also draw all glyphs onto one picture, to look at")
    arguments = parser.parse_args()
    font = ImageFont.truetype(str(arguments.font), STRIKE)
    glyphs = [(f"{name}/{number}", render(font, code)) for name, codes in CLASSES for number, code in enumerate(codes)]
    RESOURCES.mkdir(parents=True, exist_ok=True)
    write_safetensors(RESOURCES / "sprites.safetensors", glyphs)
    write_licence(RESOURCES / "LICENSE-NotoColorEmoji.txt", arguments.font)
    if arguments.sheet:
        columns = 10
        sheet = Image.new("RGB", (columns * 104, -(-len(glyphs) // columns) * 116), (130, 160, 130))
        draw = ImageDraw.Draw(sheet)
        for i, (name, picture) in enumerate(glyphs):
            corner = (i % columns * 104 + 4, i // columns * 116 + 4)
            sheet.paste(picture, corner, picture)
            draw.text((corner[0], corner[1] + 97), name, fill="black")
        sheet.save(arguments.sheet)


if __name__ == "__main__":
    main()
