from pathlib import Path

from bench.names import Pair, read_pairs, score_pairs

HEADER = "case_group,schema,name1,name2,is_match,quality,category,notes\n"


def test_rows_are_pairs_of_persons_or_bodies(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(
        HEADER + "a,Person,Ada Brandt,A. Brandt,true,WEAK,,\nb,Company,Lund,Lind,false,,,\n",
        "utf-8",
    )
    assert read_pairs(path) == [
        Pair("person", "Ada Brandt", "A. Brandt", True, "a"),
        Pair("organisation", "Lund", "Lind", False, "b"),
    ]


def test_precision_and_recall_are_of_same() -> None:
    pairs = [
        Pair("person", "Ada Brandt", "Ada Brandt", True, ""),
        Pair("person", "Ada Brandt", "Leo Li", True, ""),
        Pair("person", "Ada Brandt", "Eva Brandt", False, ""),
    ]
    score = score_pairs(pairs)
    assert (score.precision, score.recall) == (1, 0.5)
