"""The interface to read: one page in both languages, with its style inside and nothing to fetch."""

from html import escape
from typing import Any

import msgspec

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem;
       padding: 0 1rem 4rem }
.mark { position: sticky; top: 0; padding: .5rem 1rem; margin: 0 -1rem; border-bottom: 2px solid;
        background: canvas; font-weight: 600 }
code, pre { font: 14px/1.4 ui-monospace, monospace }
pre { overflow-x: auto; padding: .5rem; border: 1px solid; border-radius: .25rem }
details { border: 1px solid; border-radius: .5rem; margin: .5rem 0; padding: .5rem 1rem }
summary { cursor: pointer } table { border-collapse: collapse } td, th { text-align: left;
vertical-align: top; padding: .25rem 1rem .25rem 0 }
:root { color-scheme: light dark }
"""
_MARK = "BẢN MẪU · PROTOTYPE · dữ liệu giả · invented data"


def page(description: dict[str, Any]) -> str:
    """The description as HTML."""
    calls = "\n".join(
        _call(path, method, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    )
    types = "\n".join(
        f'<details id="{escape(name)}"><summary><code>{escape(name)}</code></summary>'
        f"<pre>{_pretty(schema)}</pre></details>"
        for name, schema in sorted(description["components"]["schemas"].items())
    )
    title = escape(description["info"]["title"])
    about = "".join(
        f"<p>{escape(part)}</p>" for part in description["info"]["description"].split("\n\n")
    )
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><p class=mark>{_MARK}</p>"
        f"<h1>{title}</h1>{about}"
        f'<p><a href="/openapi.json">openapi.json</a></p>'
        f"<h2>Các lệnh gọi · <span lang=en>Calls</span></h2>{calls}"
        f"<h2>Các kiểu · <span lang=en>Types</span></h2>{types}</body></html>"
    )


def _call(path: str, method: str, operation: dict[str, Any]) -> str:
    rows = "".join(
        f"<tr><th>{escape(status)}</th><td>{escape(answer['description'])}</td></tr>"
        for status, answer in operation["responses"].items()
    )
    asks = "".join(
        f"<li><code>{escape(one['name'])}</code> ({escape(one['in'])}"
        f"{', bắt buộc · required' if one['required'] else ''})</li>"
        for one in operation["parameters"]
    )
    body = operation.get("requestBody")
    sent = f"<p>Gửi · <span lang=en>Sends</span>: {_type(body)}</p>" if body else ""
    done = next(iter(operation["responses"].values()))
    reply = f"<p>Nhận · <span lang=en>Gets</span>: {_type(done)}</p>" if "content" in done else ""
    return (
        f"<details><summary><code>{method.upper()} {escape(path)}</code> "
        f"{escape(operation['operationId'])} · {escape(operation['x-right'])}</summary>"
        f"<ul>{asks}</ul>{sent}{reply}<table>{rows}</table></details>"
    )


def _type(holder: dict[str, Any]) -> str:
    kind, content = next(iter(holder["content"].items()))
    if "$ref" not in content["schema"]:  # text of a standard
        return f"<code>{escape(kind)}</code>"
    name = content["schema"]["$ref"].rpartition("/")[2]
    return f'<a href="#{escape(name)}"><code>{escape(name)}</code></a>'


def _pretty(schema: Any) -> str:
    return escape(msgspec.json.format(msgspec.json.encode(schema), indent=2).decode())
