"""Sentences put into a small programme."""


def programme(month: str, sentence: str, level: str = "xã", body: str = "btv") -> bytes:
    """A small right programme whose one doubtful place is a sentence."""
    quoted = sentence.replace("'", "''")
    name = {"btv": "Ban Thường vụ Đảng ủy", "bch": "Ban Chấp hành Đảng bộ"}[body]
    return f"""\
format: 1
year: 2026
issuer: {{name: Đảng ủy {level} Tân Tiến}}
document: {{symbol: CTr/ĐU, place: Tân Tiến, date: 2025-12, title: Công tác năm 2026}}
bodies:
  - id: {body}
    name: {name} {level}
    meetings:
      - month: {month}
        items:
          - text: Cho ý kiến công tác cán bộ.
          - text: '{quoted}'
signature: {{authority: T/M ĐẢNG ỦY, post: BÍ THƯ}}
""".encode()
