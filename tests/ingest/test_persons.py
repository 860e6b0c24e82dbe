"""Persons: names behind an office, and leaders before theirs."""

import pytest
from govgraph.ingest.extract import persons


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("丽水市市长 吴舜泽\n各位代表:", "吴舜泽", "市长"),
        ("代市长　陈 伟 俊\n", "陈伟俊", "代市长"),
        ("邀请教授郑春燕围绕主题作辅导。", "郑春燕", "教授"),
        ("深入贯彻习近平总书记重要讲话。", "习近平", "总书记"),
        ("团结在以习近平同志为核心的党中央周围。", "习近平", "同志"),
        ("自治区主席 买买提·阿不都\n", "买买提·阿不都", "主席"),
        ("龙泉市市长:王小明\n", "王小明", "市长"),
        ("龙泉市市长王小明带头讲授法治专题党课。", "王小明", "市长"),
        ("旗长巴图那顺在大会上述法。", "巴图那顺", "旗长"),
        ("以退休老支书欧阳茂田命名。", "欧阳茂田", "老支书"),
        ("加强与李明华院士工作站合作。", "李明华", "院士"),
        ("省 长** 张乐水\n各位代表:", "张乐水", "省 长"),
        ("河东省省长 钮小生(2002年1月24日)", "钮小生", "省长"),
        ("省长 陈全明\n", "陈全明", "省长"),
        ("自治区主席 艾尔肯•吐尼\n各位代表:", "艾尔肯•吐尼", "主席"),
        ("市委王俊康书记代表市委所作的报告", "王俊康", "书记"),
        ("给廖小波同志母亲回信。", "廖小波", "同志"),
        ("时任总书记江泽民视察我市。", "江泽民", "总书记"),
        ("国务院副总理刘小东视察我市。", "刘小东", "副总理"),
        ("人大代表王小华提出建议。", "王小华", "人大代表"),
        ("英雄航天员唐小杰,载誉归乡。", "唐小杰", "航天员"),
    ],
)
def test_a_name_is_found_beside_its_office(reading, text, name, office):
    (mention,) = persons.extract(reading(text))
    assert (mention.entity.name, mention.office) == (name, office)


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("——2006年1月16日在省第十届人民代表大会第四次会议上\n\n王小明\n\n各位代表:", "王小明", None),
        ("(2006年1月16日 买买提·阿不都)\n各位代表:", "买买提·阿不都", None),
        ("市长 咏梅\n各位代表:", "咏梅", "市长"),
        ("州长  其美仁增\n各位代表:", "其美仁增", "州长"),
    ],
)
def test_the_speaker_is_found_without_an_office(reading, text, name, office):
    (mention,) = persons.extract(reading(text))
    assert (mention.entity.name, mention.office) == (name, office)


@pytest.mark.parametrize(
    "text",
    [
        "成立领导小组,由县长任组长。",
        "成立由市长牵头的专班。",
        "一、主要举措和成效\n县长带头学法。",
        "学习贯彻习近平新时代中国特色社会主义思想和习近平法治思想。",
        "畅通市长信箱,受理来信。",
        "组织专家查隐患,律师谈判。",
        "市长热线办结率98%。",
        "许多同志提出意见,各位同志辛苦了。",
        "坚持邓小平同志建设有中国特色社会主义理论。",
        "南京代市长",
        "人大代表、政协委员满意率97%。",
        "邀校友回母校。",
        "市长\n\n各位代表:\n现在,我代表市人民政府报告工作。",
        "市长\n\n工作回顾\n",
        "和全体同志一道,向全市同志致敬。",
    ],
)
def test_doctrines_mailboxes_and_verbs_are_no_persons(reading, text):
    assert list(persons.extract(reading(text))) == []


def test_a_spaced_name_is_marked_as_it_is_written(reading):
    laid = reading("市长  肖 文 荪\n")
    (mention,) = persons.extract(laid)
    assert mention.span.of(laid.text) == "肖 文 荪"


def test_each_name_of_a_list_before_comrade_is_a_person(reading):
    laid = reading("学习张小美、李东升同志先进事迹。")
    assert [m.span.of(laid.text) for m in persons.extract(laid)] == ["张小美", "李东升"]


def test_a_person_who_is_commemorated_is_found_without_an_office(reading):
    (mention,) = persons.extract(reading("纪念邓中夏诞辰,举办座谈会。"))
    assert (mention.entity.name, mention.office) == ("邓中夏", None)


def test_examples_and_those_of_cases_are_persons(reading):
    text = "涌现出兰大山、张小海等一批先进典型。肃清王某案不良影响。县司法局刘小玲获评全省先进个人。"
    assert [m.entity.name for m in persons.extract(reading(text))] == ["兰大山", "张小海", "王某", "刘小玲"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("学习李小彬、张仁和等先进典型。", ["李小彬", "张仁和"]),
        ("学习郑华和李和平等先进典型。", ["郑华", "李和平"]),
        ("开展向“抢险救援勇士”郑小华等先进典型学习活动。", ["郑小华"]),
        ("自我超越,邓小文勇夺小轮车奥运金牌。", ["邓小文"]),
        ("承办韦小清诞辰100周年系列活动。", ["韦小清"]),
        ("市民陈小伟、林大海荣登好人榜,宣传张清先进事迹。", ["陈小伟", "林大海", "张清"]),
        ("全市成功夺得金牌27枚,连续夺得冠军。", []),
        ("开展“最美人物”宣传、评选。", []),
    ],
)
def test_names_stand_between_what_is_said_of_persons(reading, text, names):
    assert [mention.entity.name for mention in persons.extract(reading(text))] == names
