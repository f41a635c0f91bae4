"""A stream of replies for the trial of the spam measures: real ones and spam of several families, in three languages, from one seed.

The sentences are written for this trial and belong to nobody. Spam comes in campaigns: each has its own offer, hosts and networks, and
every copy is changed a little (words left out, swapped, spelt oddly, other hosts). Some spam copies sentences of real replies, with a
link or without. Among the real replies are short ones, ones with a link, and ones that speak of loans, games and medicine.
"""

import random
from dataclasses import dataclass

NAMES = {
    "id": [
        "Ani",
        "Budi Santoso",
        "Cecep",
        "Dewi Lestari",
        "Eka",
        "Fitri",
        "Gilang",
        "Hendra",
        "Ibu Rina",
        "Joko",
        "Kartika",
        "Lia",
        "Made",
        "Nur",
        "Putri",
    ],
    "ja": ["田中", "佐藤一郎", "鈴木", "浜松の住民", "山本さくら", "高橋", "伊藤", "中村", "小林", "加藤"],
    "en": ["Alice", "Ben", "Chris W.", "Dana", "Emma", "Frank", "Grace", "Hugo", "Iris", "Jack"],
}
REAL = {
    "id": {
        "opening": ["Terima kasih atas beritanya.", "Saya warga Bandung dan senang membaca ini.", "Berita yang baik.", "Salam dari {place}.", "Menarik sekali.",
                    "Saya mengajar di SMP dekat {place}.", "Akhirnya ada kabar tentang kerja sama ini.", "Mohon informasi."],
        "middle": ["Kapan jaringan air limbah di {place} mulai dibangun?", "Semoga sungai {river} menjadi bersih lagi.", "Apakah warga dapat ikut menghadiri kegiatan itu?",
                   "Anak saya pernah ikut pertukaran pelajar ke Hamamatsu dan pulang dengan banyak cerita.", "Saya berharap pelatihan untuk operator pompa dilanjutkan tahun depan.",
                   "Berapa anggaran yang disiapkan pemerintah kota?", "Apakah pinjaman lunak dari Jepang harus dikembalikan oleh daerah?",
                   "Banjir di {place} masih terjadi setiap musim hujan.", "Musik angklung dan piano dari Hamamatsu pasti indah bila dimainkan bersama.",
                   "Tolong jelaskan juga hasil kunjungan tahun lalu.", "Saya kurang setuju dengan biaya perjalanan dinas yang besar.",
                   "Obat nyamuk tidak cukup, selokan di {place} harus dibersihkan.", "Apakah ada beasiswa untuk mahasiswa teknik lingkungan?",
                   "Foto wali kota di depan gedung itu kurang jelas.", "Kolam renang dan permainan anak di taman juga perlu diperhatikan."],
        "end": ["Terima kasih.", "Semoga berhasil.", "Hormat saya.", "Salam.", "", "", "Kami menunggu jawabannya."],
    },
    "ja": {
        "opening": ["記事をありがとうございます。", "浜松に住んでいます。", "興味深く読みました。", "以前{place}を訪れました。", "初めて書き込みます。", "良い取り組みだと思います。"],
        "middle": ["下水道の工事はいつ始まりますか。", "{river}がきれいになることを願っています。", "市民も交流行事に参加できますか。", "ピアノとアンクルンの演奏会をまた開いてください。",
                   "研修生の受け入れは来年も続きますか。", "費用はどちらの市が負担するのでしょうか。", "円借款の返済について詳しく知りたいです。", "写真がとても印象に残りました。",
                   "子どもたちの絵の交換が楽しみです。", "雨の季節の浸水が心配です。", "餃子の話が載っていないのは残念です。", "薬の支援も行われているのでしょうか。"],
        "end": ["よろしくお願いします。", "応援しています。", "", "", "また読みます。"],
    },
    "en": {
        "opening": ["Thank you for this story.", "Greetings from {place}.", "I lived in Bandung for two years.", "Good to read this.", "I am a student of civil engineering.", "A question:"],
        "middle": ["When does the work on the sewers in {place} begin?", "I hope the {river} will be clean again one day.", "Can citizens take part in the next visit?",
                   "The concert with angklung and piano was the best evening of our stay.", "Who pays for the journeys of the delegation?", "Please publish the agreement itself too.",
                   "The loan from Japan has to be paid back, so tell us how.", "The training of pump operators should go on next year.", "The photograph does not show the whole building.",
                   "I disagree: the money is better spent on schools.", "Is there a scholarship for exchange students?", "Our choir would like to come again.",
                   "Medicine for the clinics was promised in 2019. What became of it?"],
        "end": ["Best wishes.", "Thank you.", "", "", "I look forward to the answer."],
    },
}  # fmt: skip
PLACES = [
    "Cibiru",
    "Dago",
    "Antapani",
    "Kiaracondong",
    "浜北",
    "舞阪",
    "Lembang",
    "Ujung Berung",
    "Braga",
    "天竜",
]
RIVERS = ["Citarum", "Cikapundung", "天竜川", "馬込川", "Cidurian"]
LINKS_OF_READERS = [
    "https://www.city.hamamatsu.example/gesui",
    "https://bandung.example/berita/12",
    "https://koran.example/2018/11",
]
SPAM = {
    "casino": {
        "id": ["situs slot gacor maxwin hari ini", "daftar judi bola online bonus new member 100%", "togel resmi hadiah terbesar", "main sekarang deposit pulsa tanpa potongan", "link alternatif anti blokir", "rtp live tertinggi jackpot pecah"],
        "ja": ["オンラインカジノ入金不要ボーナス", "今すぐ登録で必ず勝てるスロット", "換金率最高のパチスロ", "無料スピンを受け取る", "公式LINEで攻略法を配布中"],
        "en": ["best online casino no deposit bonus", "hit the jackpot tonight with free spins", "sports betting with the highest odds", "register now and double your first deposit", "vip slots payout guaranteed"],
    },
    "loan": {
        "id": ["pinjaman online cair 5 menit tanpa jaminan", "dana tunai bunga rendah proses cepat", "hubungi whatsapp admin sekarang", "semua pekerjaan bisa syarat ktp saja", "utang lunas dengan program kami"],
        "ja": ["即日融資審査なし", "ブラックでも借りられるキャッシング", "来店不要で十万円", "低金利のおまとめローン"],
        "en": ["get an instant loan without credit check", "low interest cash within the hour", "we finance all kinds of projects", "apply by e-mail with your passport", "bad credit accepted"],
    },
    "pharma": {
        "id": ["obat kuat pria herbal asli", "pelangsing ampuh turun 10 kg seminggu", "jual obat aborsi tuntas", "pembesar alami tanpa efek samping", "cod seluruh kota"],
        "ja": ["激安バイアグラ通販", "痩せるサプリ初回無料", "正規品を匿名配送"],
        "en": ["cheap viagra and cialis without prescription", "lose weight with this one pill", "buy hydrocodone shipped overnight", "male enhancement that works"],
    },
    "invest": {
        "id": ["robot trading profit konsisten 30% per bulan", "investasi kripto tanpa risiko", "saya ubah satu juta jadi seratus juta", "bergabung grup telegram sinyal gratis"],
        "ja": ["月利30％の自動売買", "仮想通貨で億り人", "無料で投資の秘密を教えます", "元本保証の副業"],
        "en": ["i made 9000 dollars a week trading bitcoin", "my broker mr. williams recovered my lost funds", "forex robot with guaranteed profit", "passive income from home", "join the telegram channel for free signals"],
    },
    "seo": {
        "id": ["jasa backlink murah ranking satu google", "artikel bagus kunjungi juga blog saya", "jasa pembuatan website dan seo"],
        "ja": ["被リンク販売で検索一位", "とても参考になるブログですね私のサイトもどうぞ"],
        "en": ["great article i found it very useful please visit my site too", "we rank your website first on google", "guest posts with high authority", "i have bookmarked your blog and will share it", "hello webmaster we offer traffic"],
    },
    "praise": {
        "id": ["artikel yang sangat bermanfaat terima kasih sudah berbagi ilmunya gan", "mantap infonya min lanjutkan", "keren sekali blognya sukses selalu"],
        "ja": ["素晴らしい記事をありがとうございますとても勉強になりました更新を楽しみにしています"],
        "en": ["wow what an informative post i will definitely come back", "this is exactly what i was looking for thanks for sharing", "nice blog keep up the good work"],
    },
}  # fmt: skip
SHARES = {
    "casino": 30,
    "loan": 14,
    "pharma": 10,
    "invest": 12,
    "seo": 14,
    "praise": 6,
    "copied with a link": 11,
    "copied": 3,
}
ENDINGS = ["xyz", "top", "vip", "site", "club", "com", "net", "online", "shop", "info"]
LEET = str.maketrans("aeiost", "431057")
HOMOGLYPHS = str.maketrans("aeocpxi", "аеосрхі")


@dataclass(frozen=True)
class Sent:
    """One reply of the stream. `family`: "real" or a family of spam."""

    family: str
    language: str
    name: str
    email: str
    text: str
    network: str
    address: str


def _real_text(pick: random.Random, language: str) -> str:
    parts = REAL[language]
    if pick.random() < 0.06:
        return pick.choice(
            {
                "id": ["Bagus!", "Setuju.", "Mantap, lanjutkan."],
                "ja": ["賛成です。", "いいね"],
                "en": ["Well done!", "I agree."],
            }[language]
        )
    chosen = [pick.choice(parts["opening"])] if pick.random() < 0.8 else []
    chosen += pick.sample(parts["middle"], pick.choice((1, 1, 2, 3)))
    text = (
        " ".join([*chosen, pick.choice(parts["end"])])
        .strip()
        .format(place=pick.choice(PLACES), river=pick.choice(RIVERS))
    )
    if pick.random() < 0.05:
        text += f" {pick.choice(LINKS_OF_READERS)}"
    if pick.random() < 0.03:
        text = text.upper()
    return text


class Campaign:
    """One sender of spam: an offer, some hosts and networks, and a habit of changing the words."""

    def __init__(self, pick: random.Random, family: str):
        self.pick, self.family = pick, family
        self.language = pick.choices(("id", "ja", "en"), (55, 15, 30))[0]
        self.left = int(min(2_500, max(5, pick.lognormvariate(4.2, 1.2))))
        word = "".join(
            pick.choice("bcdfghjklmnprstw") + pick.choice("aeiou") for _ in range(pick.randint(2, 4))
        )
        self.hosts = [
            f"{word}{pick.choice(['', '88', '-id', '777', 'pro'])}{number or ''}.{pick.choice(ENDINGS)}"
            for number in range(pick.randint(1, 8))
        ]
        self.networks = [
            f"{pick.randint(1, 223)}.{pick.randint(0, 255)}.{pick.randint(0, 255)}"
            for _ in range(pick.randint(1, 60))
        ]
        self.habit = pick.choice(("plain", "plain", "shuffle", "leet", "letters", "hidden", "emoji"))
        self.base = (
            pick.sample(SPAM[family][self.language], min(3, len(SPAM[family][self.language])))
            if family in SPAM
            else []
        )

    def text(self, heard: list[Sent]) -> str:
        pick, link = (
            self.pick,
            f"{self.pick.choice(['https://', 'http://', '', 'www.'])}{self.pick.choice(self.hosts)}{self.pick.choice(['', '/daftar', '/?ref=' + str(self.pick.randint(1, 99))])}",
        )
        if self.family.startswith("copied"):
            text = pick.choice(heard).text if heard else "Terima kasih atas beritanya."
            return f"{text} {link}" if self.family == "copied with a link" else text
        words = " ".join(pick.sample(self.base, pick.randint(1, len(self.base)))).split()
        if len(words) > 4:
            words.pop(pick.randrange(len(words)))
        if self.habit == "shuffle":
            at = pick.randrange(len(words))
            words = words[at:] + words[:at]
        text = self._spelt(" ".join(words))
        if self.family == "praise" or (self.family == "seo" and pick.random() < 0.3):
            return text
        return pick.choice(
            [f"{text} {link}", f"{link} {text}", f"{text}: {link} {link.replace('//', '//m.')}"]
        )

    def _spelt(self, text: str) -> str:
        pick = self.pick
        if self.habit == "leet":
            return "".join(letter.translate(LEET) if pick.random() < 0.4 else letter for letter in text)
        if self.habit == "letters":
            return "".join(letter.translate(HOMOGLYPHS) if pick.random() < 0.3 else letter for letter in text)
        if self.habit == "hidden":
            return "".join(f"{letter}\u200b" if pick.random() < 0.15 else letter for letter in text)
        return (
            f"{pick.choice('🔥💰🎰✅')} {text} {pick.choice('🔥💰🎰✅')}" if self.habit == "emoji" else text
        )

    def next(self, heard: list[Sent]) -> Sent:
        pick, self.left = self.pick, self.left - 1
        name = pick.choice([*NAMES[self.language], self.hosts[0].split(".")[0], "Admin", "Dr. Ahmed"])
        network = pick.choice(self.networks)
        return Sent(self.family, self.language, name, f"u{pick.randint(1, 10**9)}@mail{pick.randint(1, 40)}.example", self.text(heard), network,
                    f"{network}.{pick.randint(1, 254)}")  # fmt: skip


def stream(seed: int, spam: int, real: int):
    """`spam` and `real` replies, the real ones spread evenly; about twelve campaigns run at a time."""
    pick = random.Random(seed)
    families, weights = list(SHARES), list(SHARES.values())
    running: list[Campaign] = []
    heard: list[Sent] = []
    places = set(pick.sample(range(spam + real), real))
    for number in range(spam + real):
        if number in places:
            language = pick.choices(("id", "ja", "en"), (60, 20, 20))[0]
            school = pick.random() < 0.1  # a class writes together from one network
            network = (
                "198.51.100"
                if school
                else f"{pick.randint(1, 223)}.{pick.randint(0, 255)}.{pick.randint(0, 255)}"
            )
            sent = Sent("real", language, pick.choice(NAMES[language]), f"r{number}@warga.example", _real_text(pick, language), network,
                        f"{network}.{pick.randint(1, 254)}")  # fmt: skip
            heard.append(sent)
            yield sent
            continue
        running = [campaign for campaign in running if campaign.left]
        while len(running) < 12:
            running.append(Campaign(pick, pick.choices(families, weights)[0]))
        yield pick.choice(running).next(heard)
