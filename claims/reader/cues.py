"""The words by which a page gives its furniture away, in simplified Chinese and English.

They are sought in a line of the shadow text without blanks' and letters' case: `compact` makes it so.
"""

from __future__ import annotations

import re

# Headings of lists that lead elsewhere. A short line that begins or ends with one opens a boilerplate section.
RELATED = frozenset(
    (
        "相关内容", "相关文章", "相关新闻", "相关阅读", "相关推荐", "相关报道", "相关资讯", "热门资讯", "热门文章",
        "热门推荐", "热门新闻", "热门阅读", "热点新闻", "热点资讯", "热点推荐", "推荐阅读", "推荐文章", "推荐新闻",
        "推荐资讯", "为你推荐", "为您推荐", "猜你喜欢", "延伸阅读", "扩展阅读", "拓展阅读", "荐读", "更多阅读",
        "更多新闻", "更多文章", "更多推荐", "往期回顾", "往期推荐", "往期精选", "精彩推荐", "精选文章", "最新文章",
        "最新资讯", "最新新闻", "阅读排行", "热门排行", "排行榜单", "大家都在看", "大家还在看", "你可能感兴趣",
        "您可能感兴趣", "你可能也喜欢", "今日热点", "今日热搜", "24小时热榜", "热门话题", "其他人也在看", "看了又看",
    )
)  # fmt: skip
RELATED_ENGLISH = frozenset(
    (
        "related articles", "related stories", "related news", "related posts", "related content", "related coverage",
        "related reading", "related topics", "related", "read more", "read next", "more from", "more stories", "more news",
        "more on this", "recommended", "recommended for you", "recommended reading", "recommended stories",
        "you may also like", "you might also like", "you may be interested", "most read", "most popular", "trending",
        "trending now", "popular stories", "popular posts", "latest news", "latest stories", "top stories", "see also",
        "further reading", "also read", "don't miss", "editor's picks", "up next",
    )
)  # fmt: skip

RELATED_OPENINGS = ("most read from", "more from", "more stories", "recommended for", "top stories", "trending on", "popular on")

# After these a page is its readers' and nobody's article any more.
COMMENTS = frozenset(
    (
        "发表回复", "发表评论", "我要评论", "网友评论", "最新评论", "全部评论", "热门评论", "精彩评论", "评论区",
        "文章评论", "登录后才能评论", "登录后发表评论", "请登录后评论", "leaveareply", "leaveacomment",
        "postacomment", "jointheconversation", "addacomment",
    )
)  # fmt: skip

DISCLAIMER_HEAD = re.compile(
    r"[【\[*#]*(?:(?:特别|免责|郑重|版权|法律|重要)(?:声明|提示|条款)(?:[:：】\]*]|$|本)|风险(?:提示|提醒)(?:[:：】\]]|$)|法律顾问[:：]"
    r"|disclaimers?(?:[:.]|$)|copyright(?:©|\(c\)|[12][0-9]{3}|:|$)|©|\(c\)20)"
)
# Every alternative begins with a letter, so that the search can skip to one of them.
DISCLAIMER = re.compile(
    "经授权发布|经授权转载|未经.{0,14}(?:不得|禁止|严禁|请勿)|转载请|请注明(?:出处|来源)"
    "|不构成(?:任何)?(?:投资|交易)?(?:建议|意见|要约)|不作为投资(?:依据|建议)|仅代表作者|入市需谨慎|据此操作|版权归.{0,12}所有|侵权.{0,8}删除"
    "|仅提供信息存储|本文.{0,8}经.{0,8}授权|本文.{0,20}不代表.{0,15}(?:立场|观点)|文章.{0,20}不代表.{0,15}(?:立场|观点)"
    "|内容.{0,20}不代表.{0,15}(?:立场|观点)|观点.{0,20}不代表.{0,15}(?:立场|观点)|作者.{0,20}不代表.{0,15}(?:立场|观点)"
    "|allrightsreserved|notinvestmentadvice|notfinancialadvice|n[o']tconstitute.{0,20}advice|informationalpurposesonly"
    "|maynotbereproduced|viewsexpressed"
)
DISCLAIMER_OPENING = re.compile("声明[:：]|notice:|本文(?:来自|来源|转自|首发|原载|刊发)|作者系")

# Names of those who made the page: 作者|张三, 文/李四, By Jane Roe. Never a sentence: interviews begin lines with 记者：.
BYLINE = re.compile(
    "(?:本文)?(?:首发|首发于|来源|来源于|转自|转载自|作者|编辑|责编|责任编辑|责任编校|记者|实习记者|撰文|撰稿|文|校对|审核|审校|出品|制作"
    "|译者|编译|排版|监制|策划|主编|值班编辑|执行主编|公众号|微信公众号|微信号|运营)[|:：丨/／·].{1,40}"
    "|source[:|].{2,40}|.{0,12}原创"
)
CREDITS = re.compile(
    r"[(（]?(?:(?:Additional )?(?:Reporting|Writing|Editing|Compiled|Written|Photograph) by|-*With assistance from"
    r"|To contact the (?:reporter|editor|author)|Write to|Contact us at) .{2,150}",
    re.I,
)
BYLINE_ENGLISH = re.compile(r"By [A-Z][\w.'-]+(?: [A-Z][\w.'-]+| and| &|,){1,8}(?: \|.*)?")

# A line made of nothing but these is a bar of links; one of figures alone may be a row of a table.
LINKS = re.compile(
    "(?=.*[a-z\u4e00-\u9fff])(?:上一[篇页条]|下一[篇页条]|返回(?:首页|顶部|列表)|首页|阅读原文|查看原文|阅读全文|查看更多|加载更多|微信扫一扫|支付宝扫一扫|扫一扫|打赏"
    "|分享到?|收藏|点赞|举报|评论|转发|复制链接|朋友圈|微信|微博|qq空间|qq|广告|登录|注册|更多"
    "|share(?:this(?:article|story|page)?)?|tweet|email|print|save|facebook|twitter|linkedin|whatsapp|copylink|link|subscribe(?:now)?|signup"
    "|signin|login|advertisement|sponsored|homepage|home|skiptocontent|menu|search|prev|previous|next|comments?"
    "|[0-9]+min(?:ute)?s?read"
    "|on|via|by|or|and|[|/·•>«»:+,()0-9-])+"
)
# Lines that say where to go next.
NAVIGATION = re.compile(
    "(?:首页|home)[>»/].{1,60}|(?:您的|你的|当前|所在)?位置[:：].{1,60}|"
    "(?:上一[篇页条]|下一[篇页条]|标签|关键词|字号|字体|previous(?:article|post|story)?|next(?:article|post|story)?|tags?|topics|filedunder|ourstandards)[:：].{0,60}"
    "|(?:上一[篇条]|下一[篇条]).{0,60}|打赏.{0,40}|(?:点击|扫码|长按|扫描|识别|欢迎)[^。]{0,20}(?:关注|查看|下载|阅读原文|二维码|订阅).{0,20}"
    "|(?:关注|订阅)[^。]{0,14}(?:公众号|微信|微博|频道)|更多精彩.{0,20}|(?:下载|打开)[^。]{0,12}app.{0,20}"
    "|(?:打开|返回|点击)[^。]{0,12}查看(?:更多|精彩|全文|原文|详情).{0,8}"
    "|(?:subscribeto|signupfor|followuson|clickhereto|downloadthe|joinour|listentothis|getthelatest|sendustips).{0,80}"
)
COUNTER = re.compile(
    r"[(\[]?[0-9]{1,7}[)\]]?"
    "|(?:(?:阅读|浏览|评论|点赞|分享|收藏|转发|在看|赞|人气|点击|views?|comments?|shares?|likes?|reads?)[(:：]?[0-9,.万k+]{0,9}[)次]?|[0-9,.万k+]{1,9}"
    "(?:阅读|浏览|评论|点赞|分享|收藏|次阅读|人阅读|次浏览|条评论|人评论|views?|comments?|shares?|likes?|reads?))+"
)
# What stands on a time-stamp line beside the time itself.
STAMP_WORDS = re.compile(
    "发布(?:时间|日期|于)?|更新(?:时间|日期|于)?|时间|日期|来源|来自|原创|编辑|作者|阅读|浏览|评论|收藏|星期.|周[一二三四五六日]|上午|下午|北京时间|当地时间"
    r"|上一篇|下一篇|\b(?:published|updated|posted|last|modified|date|on|at|et|est|edt|gmt|utc|cst|bst|pst|pt|am|pm|by|and|of|the)\b",
    re.I,
)

CAPTION = re.compile(
    "[▲△↑](?![0-9])|(?:图片|图表|资料图|题图|头图|封面图?|配图|插图|示意图|图)[0-9]{0,3}(?:来源|来自|提供|说明|源|注)?[:：|丨/]|(?:题图|头图|封面图?|图片?)(?:系|由|来自|来源|源自|为).{1,16}$"
    "|(?:图源|图片来源|图表来源|数据来源|资料来源|摄影|供图|制图)[:：|丨/]|图[0-9]{1,3}[:：.、]"
    "|(?:photos?|images?|photograph|pictures?|illustration|chart|graphic|figure[0-9]+|fig\\.[0-9]+|exhibit[0-9]+)(?:by|credit|courtesyof|source|via)?[:：|/]"
    "|photo(?:graph)?by|imagecourtesy|(?:image|photo)(?:source|caption|credit),"
)
CAPTION_INSIDE = re.compile(
    "[▲△]|图(?:片|源|表来源)[|:：丨/]|(?:gettyimages|apphoto|shutterstock|photoby|reuters/[a-z]+|istock|unsplash|pixabay)[^。]{0,30}$"
)

TEASER = re.compile(r".{2,60}?(?:\.{3,6}|…{1,2})\s+\S.{10,}")
BREAKS = (".", "…", "]")
CUT_OFF = re.compile(r"(?:\.{3,6}|(?<!…)…|\[(?:\.{3}|…|\+[0-9]+ chars)\]|(?:…|\.{3}) ?\[\+[0-9]+ chars\])$")

# A remark at the foot of the last paragraph, in brackets.
TAIL_NOTE = re.compile(
    "\\((?:本文|原标题|作者|编辑|责任编辑|责编|来源|记者|实习记者|文/|文丨|转自|注[:：]本文|Reporting by|Editing by)"
    "[^()]{0,120}\\)\\s*$"
)
