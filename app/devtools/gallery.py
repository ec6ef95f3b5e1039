"""
Every screen in every state as one page: pictures below ``build/gallery`` and an index that filters
them.
"""

import argparse
import html
import time
from pathlib import Path

from app.devtools.pictures import Easel, Look
from app.devtools.previews import FEATURES, Preview, feature_names, previews
from app.ui.theme import THEMES, theme

OUT = Path(__file__).resolve().parents[2] / "build" / "gallery"

_PAGE = """<!doctype html>
<html lang="vi"><meta charset="utf-8"><title>Định danh · Thư viện màn hình</title>
<style>
body{{
font:16px/1.5 system-ui,sans-serif;margin:0;background:{bg};color:{text}}}
header{{position:sticky;top:0;background:{bg};
padding:12px 24px;display:flex;gap:16px;flex-wrap:wrap;align-items:center}}
.mark{{background:{chip};border-radius:99px;padding:2px 12px;font-size:13px}}
main{{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:24px;padding:24px}}
figure{{margin:0}}img{{width:100%;border-radius:20px;border:1px solid {line}}}
figcaption{{font-size:14px;padding-top:6px}}
</style>
<header><h1>Thư viện</h1><span class="mark"><b>NGUYÊN MẪU</b> · dữ liệu giả / synthetic data</span>
{filters}</header><main>{figures}</main>
<script>
const boxes=[...document.querySelectorAll('select')];
function show(){{document.querySelectorAll('figure').forEach(f=>{{
f.hidden=!boxes.every(b=>!b.value||f.dataset[b.name]===b.value)}})}}
boxes.forEach(b=>b.addEventListener('change',show));
</script></html>"""


def main(argv: list[str]) -> int:
    """Draw the gallery once, or again whenever a feature's file changes."""
    parser = argparse.ArgumentParser(prog="run.py gallery", description=__doc__)
    parser.add_argument("feature", nargs="?", help="only this feature's folder")
    parser.add_argument("--watch", action="store_true", help="draw again when a file changes")
    parser.add_argument("--quick", action="store_true", help="Vietnamese, light, 100 %% only")
    args = parser.parse_args(argv)
    if args.feature and args.feature not in feature_names():
        print(f"there is no feature {args.feature!r}; there are {', '.join(feature_names())}")
        return 2
    if args.watch:
        return _watch(args.feature)
    count = draw(args.feature, quick=args.quick)
    print(f"{count} pictures: {OUT / 'index.html'}")
    return 0


def draw(feature: str | None, *, quick: bool) -> int:
    """Draw every preview in the looks that tell; returns how many pictures."""
    easel, figures = Easel(), []
    looks = [Look()] if quick else _looks()
    for preview in previews(feature):
        for look in looks:
            path = OUT / preview.feature / f"{preview.name}-{look.title}.png"
            easel.draw(preview, look, path)
            figures.append((preview, look, path.relative_to(OUT).as_posix()))
    _write_index(figures)
    return len(figures)


def _looks() -> list[Look]:
    return [
        *(Look(lang=lang, theme=name) for lang in ("vi", "en") for name in THEMES),
        Look(scale=2.0, size=(360, 700)),
        Look(lang="en", scale=2.0, size=(360, 700)),
    ]


def _write_index(figures: list[tuple[Preview, Look, str]]) -> None:
    cells = []
    for preview, look, source in figures:
        feature = preview.feature
        words = html.escape(f"{feature} · {preview.name} · {look.title}")
        cells.append(
            f'<figure data-feature="{feature}" data-lang="{look.lang}" data-theme="{look.theme}" '
            f'data-scale="{look.scale}"><img loading="lazy" src="{source}" alt="{words}">'
            f"<figcaption>{words}</figcaption></figure>"
        )
    filters = "".join(
        f'<label>{words} <select name="{name}"><option value="">·</option>'
        + "".join(f"<option>{value}</option>" for value in values)
        + "</select></label>"
        for name, words, values in (
            ("feature", "Màn hình", sorted({figure[0].feature for figure in figures})),
            ("lang", "Ngôn ngữ", ("vi", "en")),
            ("theme", "Nền", THEMES),
            ("scale", "Cỡ chữ", sorted({figure[1].scale for figure in figures})),
        )
    )
    light = theme("light")
    colours = {
        role: "#{:02x}{:02x}{:02x}".format(*(round(part * 255) for part in light.colour(name)[:3]))
        for role, name in (("bg", "bg"), ("text", "text"), ("chip", "surface_2"), ("line", "line"))
    }
    page = _PAGE.format(figures="".join(cells), filters=filters, **colours)
    (OUT / "index.html").write_text(page, encoding="utf-8")


def _watch(feature: str | None) -> int:
    from app.devtools.watching import run_again  # noqa: PLC0415 — only for watching

    seen: dict[Path, float] = {}
    while True:
        now = {path: path.stat().st_mtime for path in FEATURES.rglob("*.*")}
        changed = sorted(
            {path.relative_to(FEATURES).parts[0] for path in now if now[path] != seen.get(path)}
        )
        for name in changed if seen else [feature] if feature else []:
            run_again(name)
        seen = now
        time.sleep(0.5)
