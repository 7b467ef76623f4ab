"""``cosante match`` compares what waits and says what it did."""


def test_a_new_register_has_nothing_to_compare(cosante, tmp_path):
    done = cosante("match", "--data", tmp_path / "data", "--again")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "0 compared, 0 joined by itself. Waiting for an answer: partners 0, acts 0, texts 0.\n"


def test_a_data_directory_that_is_a_file_is_told(cosante, tmp_path):
    (tmp_path / "file").write_text("")
    done = cosante("match", "--data", tmp_path / "file")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
