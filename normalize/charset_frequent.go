package normalize

import "taizhang/internal/runeset"

// frequent holds the characters that most of any Chinese text consists of, in both scripts, and its punctuation.
// A wrong charset yields few of them.
var frequent = runeset.Of(frequentPunctuation + frequentCommon + frequentSimplified + frequentTraditional)

const (
	frequentPunctuation = "，。、；：？！“”‘’（）《》「」『』【】…—·　％０１２３４５６７８９"

	// Characters written alike in both scripts.
	frequentCommon = "的一是不了在人有我他上中大到用地出就分和主年可生同也能下子多定行法所民得三之方二理小化" +
		"部等度自高起物加力量四正平日那外天政十公文成工作市月本好心心前面使把去性者以手老教育原如元五第" +
		"六七八九百千位任向道相只明先此最重要全区利海水又常由意持合安家期建程革命比或命取求想通果料世反" +
		"少山交接至式切打更件保指流委解放西改治美金社石代表告局省王清技科展提特及色光立格古住其次包每" +
		"名再造眼直受北京城口各空根今支真往因必信品影非低深形早共回基商器士太首友布步找招片目具集入已" +
		"很且但被没些什么做像院校央"

	frequentSimplified = "国这来们个为时会对发说学经产种过后里实现点动进还样都开无么间关给义两问题机当队当业" +
		"东长内电总书记见员将党军导与头组织车务农产计统强设备认论选结际节线难东风马师华张报议许从气应运" +
		"战场数级质领据处连济标观条带达万亿网环资单协护变规划项历亲爱语体热门财创新闻图区届讲击亚欧叶当"

	frequentTraditional = "國這來們個為時會對發說學經產種過後裡實現點動進還樣都開無麼間關給義兩問題機當隊業東" +
		"長內電總書記見員將黨軍導與頭組織車務農計統強設備認論選結際節線難風馬師華張報議許從氣應運戰場數" +
		"級質領據處連濟標觀條帶達萬億網環資單協護變規劃項歷親愛語體熱門財創新聞圖區屆講擊亞歐葉臺灣"
)
