"""Cuts the site's two font files from the whole Be Vietnam Pro (npm: @expo-google-fonts/be-vietnam-pro 0.4.1).

    npm pack @expo-google-fonts/be-vietnam-pro && tar xzf expo-google-fonts-*.tgz
    python3 make.py package .        # needs fonttools 4.38 and brotli

Kept: Latin-1, Vietnamese, the signs that we write. Hints go (a quarter of the weight). The face has no tabular
figures, so they are added here: the same ten digits, each centred on one width, under the feature `tnum`.
"""

import copy
import sys

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

WEIGHTS = {"400": "400Regular/BeVietnamPro_400Regular.ttf", "600": "600SemiBold/BeVietnamPro_600SemiBold.ttf"}
FIGURE_WIDTH = 660
DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
VIETNAMESE = [ord(c) for c in "ĂăĐđĨĩŨũƠơƯư"] + list(range(0x1EA0, 0x1EFA)) + [0x300, 0x301, 0x303, 0x309, 0x323]
SIGNS = [ord(c) for c in "–—‘’“”…•₫€−"]
KEPT = list(range(0x20, 0x7F)) + list(range(0xA0, 0x100)) + VIETNAMESE + SIGNS


def add_tabular_figures(font):
    glyphs, widths = font["glyf"], font["hmtx"]
    names = font.getGlyphOrder() + [f"{digit}.tnum" for digit in DIGITS]
    for digit in DIGITS:
        width, side = widths[digit]
        glyph = copy.deepcopy(glyphs[digit])
        shift = round((FIGURE_WIDTH - width) / 2)
        glyph.coordinates.translate((shift, 0))
        glyphs[f"{digit}.tnum"] = glyph
        widths[f"{digit}.tnum"] = (FIGURE_WIDTH, side + shift)
        glyph.recalcBounds(glyphs)
    font.setGlyphOrder(names)
    rules = "\n".join(f"  sub {digit} by {digit}.tnum;" for digit in DIGITS)
    addOpenTypeFeaturesFromString(font, f"feature tnum {{\n{rules}\n}} tnum;", tables=["GSUB"])


def make(source, target):
    font = TTFont(source)
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk"]
    options.name_IDs = [0, 1, 2, 3, 5, 6, 13, 14]
    options.glyph_names = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[u for u in KEPT if u in font.getBestCmap()])
    subsetter.subset(font)
    add_tabular_figures(font)
    font["post"].formatType = 3.0
    subset.save_font(font, target, options)


if __name__ == "__main__":
    package, out = sys.argv[1:3]
    for weight, path in WEIGHTS.items():
        make(f"{package}/{path}", f"{out}/be-vietnam-pro-{weight}.woff2")
