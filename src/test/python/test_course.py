"""The notebooks of the course: what they ask, and that the solutions answer it."""

import nbformat
import pytest
from conftest import COURSE, by_name, smoke_run

EXERCISES = sorted(COURSE.glob("*.ipynb"))
notebooks = pytest.mark.parametrize("path", EXERCISES, ids=by_name)


def solution(path):
    return path.parent / "solutions" / path.name


def cells(path):
    return nbformat.read(path, as_version=4).cells


def checks(path):
    """What the cells that check an answer say, in order."""
    checking = [cell for cell in cells(path) if cell.cell_type == "code" and "Course.check(" in cell.source]
    return [cell.outputs[-1].data["text/plain"] for cell in checking]


@notebooks
def test_solution_differs_only_where_an_answer_is_asked(path):
    asked, answered = cells(path), cells(solution(path))
    assert len(asked) == len(answered)
    for question, answer in zip(asked[1:], answered[1:]):  # the first cell says which of the two it is
        assert question.source == answer.source or "// yours" in question.source


@notebooks
def test_exercises_without_answers_run_through(path, smoke_runs):
    said = checks(smoke_run(path, smoke_runs))
    assert len(said) >= 4 and all("not answered yet" in line for line in said)


@notebooks
def test_every_answer_of_the_solution_is_right(path, smoke_runs):
    said = checks(smoke_run(solution(path), smoke_runs))
    assert said and all(": right." in line for line in said)
