"""Feeds of numbered entries, and whether exactly those came out.

  entries.py show FOLDER COUNT    the first COUNT entries, spread over the feeds in the folder; also writes feeds.opml there
  entries.py check COUNT          reads ids, one a line: each of the first COUNT must be there, once, and no other

Ids are computed here from their definition, not by the code under test.
"""
import os
import pathlib
import sys
import uuid

HOST = "http://feeds:8000"
FEEDS = 10
ITEM = """<item><title>{title}</title><link>{link}</link><guid>{link}</guid>
<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded></item>"""
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Feed {number}</title><link>{host}/</link>
{items}
</channel></rss>
"""


def link(number):
    return f"{HOST}/entry-{number}"


def item(number):
    text = f"Ash Carter, the defence secretary, met NATO in Brussels about matter number {number}, and left again by train. " * 3
    return ITEM.format(title=f"Matter number {number} is before NATO", link=link(number), text=text)


def show(folder, count):
    for feed in range(FEEDS):
        items = "\n".join(item(number) for number in range(feed, count, FEEDS))
        write(folder / f"feed-{feed}.xml", FEED.format(number=feed, host=HOST, items=items))
    outlines = "\n".join(f'<outline type="rss" text="Feed {feed}" xmlUrl="{HOST}/feed-{feed}.xml"/>' for feed in range(FEEDS))
    write(folder / "feeds.opml", f'<opml version="2.0"><head/><body>\n{outlines}\n</body></opml>\n')


def write(file, text):
    draft = file.with_suffix(".draft")
    draft.write_text(text)
    os.replace(draft, file)  # whoever reads it meanwhile has all of the old one


def check(count):
    found = sys.stdin.read().split()
    wanted = {str(uuid.uuid5(uuid.NAMESPACE_URL, link(number).replace("http:", "https:"))) for number in range(count)}
    missing = wanted - set(found)
    foreign = set(found) - wanted
    doubled = len(found) - len(set(found))
    print(f"{len(found)} ids: {len(missing)} of {count} missing, {doubled} doubled, {len(foreign)} that nobody sent")
    return 1 if missing or doubled or foreign else 0


command, *rest = sys.argv[1:]
if command == "show":
    show(pathlib.Path(rest[0]), int(rest[1]))
else:
    sys.exit(check(int(rest[0])))
