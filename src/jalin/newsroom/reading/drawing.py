"""What the package of blocks draws for the pages of news."""


def draw_body(parts: list, *, user, language: str):
    """The text of a publication: prepared parts as they stand, living ones as they are today."""
    from jalin.newsroom.blocks import draw_body

    return draw_body(parts, user=user, language=language)


def draw_picture(picture, *, language: str, sizes: str, lazy: bool = True):
    """A `<picture>` in several sizes; "" where there is none."""
    if picture is None:
        return ""
    from jalin.newsroom.blocks.pictures import picture_html

    return picture_html(picture, language=language, sizes=sizes, lazy=lazy)


def picture_address(picture, width: int) -> str:
    from jalin.newsroom.blocks.pictures import address_of

    return address_of(picture, width)
