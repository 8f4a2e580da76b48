"""Count in how many articles a word stands, for weighing words when only a few pages are read.

Reads the article bodies of scrapinghub/article-extraction-benchmark (MIT) and WCXB (CC BY 4.0) in
the layout of the benchmark folder, and writes `language/document_frequencies.json`:

    python -m training.document_frequencies --data ../shared/bench/cleaning
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from consilience.language.words import find_words

OUT = Path(__file__).parents[1] / "src/consilience/language/document_frequencies.json"
SEEN_IN = 2  # words of a single article say nothing about English


def read_bodies(data: Path) -> Iterator[str]:
    """Article bodies of both sets."""
    truth = json.loads((data / "aeb" / "ground-truth.json").read_text("utf-8"))
    for page in truth.values():
        yield page["articleBody"]
    for path in sorted((data / "wcxb" / "ground-truth").glob("*.json")):
        yield json.loads(path.read_text("utf-8"))["ground_truth"]["main_content"]


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    bodies = list(read_bodies(parser.parse_args().data))
    counts = Counter(word for body in bodies for word in set(find_words(body)))
    kept = {word: count for word, count in sorted(counts.items()) if count >= SEEN_IN}
    OUT.write_text(json.dumps({"articles": len(bodies), "counts": kept}, ensure_ascii=False) + "\n")
    print(f"{len(kept)} words of {len(bodies)} articles in {OUT}")


if __name__ == "__main__":
    main()
