"""Problems, their causes, and the commitments that answer them."""

from govgraph.ingest.answers import answers
from govgraph.ingest.extract import measures, problems
from govgraph.ontology.model import Genre, Measure, Problem


def admitted(laid):
    return [p.span.of(laid.text) for p in problems.extract(laid)]


def test_each_clause_is_one_problem_and_lead_ins_stay_outside(reading):
    laid = reading(
        "一、主要举措和成效\n一是学深悟透。举办讲座。\n我们也清醒地看到,还存在一些问题,主要是:一是执法水平有待提高;"
        "二是基层力量薄弱,特别是专业人才不足。对于这些问题,我们将认真解决。\n"
    )
    assert admitted(laid) == ["执法水平有待提高", "基层力量薄弱", "专业人才不足"]


def test_a_part_on_shortcomings_needs_no_cue(reading):
    laid = reading(
        "一、主要举措和成效\n略。\n二、存在的不足和原因\n(一)执法不够规范。\n(二)由于人员流动频繁,基层力量不足。\n"
    )
    assert admitted(laid) == ["执法不够规范", "基层力量不足"]
    *_, last = problems.extract(laid)
    assert last.cause is not None and last.cause.of(laid.text) == "由于人员流动频繁"


def test_words_that_lead_to_a_numbered_list_of_problems_are_none(reading):
    laid = reading(
        "一、主要举措和成效\n略。\n二、存在的问题\n虽然取得进展,但与新要求相比仍有不足。一是法治人才储备不足。"
        "二是数字法治水平不高。\n"
    )
    assert admitted(laid) == ["法治人才储备不足", "数字法治水平不高"]


def test_headings_reasons_and_closing_words_of_a_part_on_shortcomings(reading):
    laid = reading(
        "一、主要举措和成效\n略。\n二、存在的不足\n(一)部门依法行政意识不强。少数干部以罚代管仍有发生。\n"
        "对此,我们将采取有力措施加以解决。\n"
    )
    assert admitted(laid) == ["部门依法行政意识不强", "少数干部以罚代管仍有发生"]


def test_problems_solved_in_a_measure_are_not_admitted(reading):
    laid = reading("一、主要举措和成效\n一是化解难题。针对执法中的突出问题,开展整治,解决问题30个。\n")
    assert admitted(laid) == []


def test_a_commitment_with_the_same_words_answers_a_problem(reading):
    laid = reading(
        "一、2022年工作回顾\n我们清醒地认识到,还存在不少问题:养老服务供给不足。\n二、2023年工作安排\n"
        "1.推进教育公平。新建学校。\n2.扩大养老服务供给。新增床位,发展社区养老服务。\n",
        genre=Genre.WORK_REPORT,
        covers_year=2022,
    )
    found = [p for p in problems.extract(laid) if isinstance(p, Problem)]
    planned = [m for m in measures.extract(laid) if isinstance(m, Measure)]
    assert [answer.commitment for answer in answers(laid.folded, found, planned)] == ["2.0.2"]


def planned_answers(reading, plan):
    laid = reading(
        f"一、2022年工作回顾\n我们清醒地认识到,还存在不少问题:养老服务供给不足。\n二、2023年工作安排\n{plan}\n",
        genre=Genre.WORK_REPORT,
        covers_year=2022,
    )
    found = [p for p in problems.extract(laid) if isinstance(p, Problem)]
    planned = [m for m in measures.extract(laid) if isinstance(m, Measure)]
    return [answer.commitment for answer in answers(laid.folded, found, planned)]


def test_a_plan_that_touches_on_the_problem_under_another_headline_is_no_answer(reading):
    assert planned_answers(reading, "1.提升城市品质。兼顾养老服务供给。\n2.扩大养老供给。新增床位。") == [
        "2.0.2"
    ]
    assert planned_answers(reading, "1.提升城市品质。兼顾养老服务供给。\n2.推进教育公平。新建学校。") == []


def test_words_that_all_problems_share_make_no_answer(reading):
    assert planned_answers(reading, "1.解决突出问题。仍有不足。\n2.推进教育公平。新建学校。") == []


def test_in_a_list_of_problems_a_clause_needs_no_word_of_shortcoming(reading):
    laid = reading(
        "一、主要举措和成效\n一是学深悟透。举办讲座。\n我们也清醒地认识到,还存在一些问题:经济总量小;产业层次不高,服务业比重虚高。"
        "随着基数的不断提高,居民收入增速已出现放缓趋势。对于这些问题,我们将认真解决。\n"
    )
    assert admitted(laid) == ["经济总量小", "产业层次不高", "服务业比重虚高", "居民收入增速已出现放缓趋势"]


def test_a_long_subject_and_its_predicate_are_one_problem(reading):
    laid = reading(
        "一、主要举措和成效\n一是学深悟透。举办讲座。\n我们清醒地看到,还存在不少困难:政府职能和工作作风的转变,还不能适应发展的需要。\n"
    )
    assert admitted(laid) == ["政府职能和工作作风的转变,还不能适应发展的需要"]


def test_among_plans_only_a_paragraph_full_of_problems_admits_some(reading):
    plan = "一、2024年工作安排\n1.扩大投资。推进项目。\n"
    cue = "我们也必须正视发展中存在的困难和问题:"
    full = f"{cue}动能转换接续不足,新兴产业尚未形成规模;创新能力不强,环境治理任务艰巨,民生短板亟待补齐,债务压力较大。\n"
    appeal = f"{cue}坚定信心,坚持改革,推进发展,完善治理,改善民生,防范风险。\n"
    assert len(admitted(reading(plan + full, genre=Genre.WORK_REPORT))) == 6
    assert admitted(reading(plan + appeal, genre=Genre.WORK_REPORT)) == []


def test_a_gap_that_the_next_words_spell_out_is_no_problem_itself(reading):
    laid = reading(
        "一、主要举措和成效\n略。\n二、存在的问题\n与群众期待相比还有差距,主要表现在:一是执法水平有待提高;二是普法宣传不够深入。\n"
    )
    assert admitted(laid) == ["执法水平有待提高", "普法宣传不够深入"]
