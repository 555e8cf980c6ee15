"""Needs lists and persona lists as people of each language might write them; all of it invented.

The columns stand in the order of `NEED_COLUMNS` and `PERSONA_COLUMNS`.
"""

# ruff: noqa: E501  (a language a line can be compared with the next)

from __future__ import annotations

NEED_COLUMNS = ("statement", "stage", "persona", "level", "importance", "satisfaction", "rival", "grade")
NEED_LEVELS, NEED_GRADES = ("safety", "esteem"), ("assumption", "measured")

# Headers; then what the two needs say; then the words for their levels; then those for how we know.
NEEDS: dict[str, tuple[str, str, str, str]] = {
    "en": ("Customer need|Stage|Persona|Maslow level|Importance (0-10)|Current satisfaction|Competitor|Confidence",
           "Know what happens next|Be taken seriously", "security|Recognition", "Hypothesis|survey"),
    "de": ("Kundenbedürfnis|Phase|Persona|Maslow-Stufe|Wichtigkeit (0-10)|Zufriedenheit heute|Wettbewerber|Datenbasis",
           "Wissen, wie es weitergeht|Ernst genommen werden", "Sicherheit|Wertschätzung", "Annahme|gemessen"),
    "fr": ("Besoin du client|Étape|Persona|Niveau de Maslow|Importance (0-10)|Satisfaction actuelle|Concurrent|Fiabilité",
           "Savoir ce qui se passe ensuite|Être pris au sérieux", "Sécurité|Estime", "Hypothèse|Mesuré"),
    "es": ("Necesidad|Etapa|Perfil|Nivel de Maslow|Importancia (0-10)|Satisfacción actual|Competidor|Certeza",
           "Saber qué pasa después|Que me tomen en serio", "Seguridad|Reconocimiento", "Hipótesis|Medido"),
    "it": ("Esigenza|Fase|Persona|Livello di Maslow|Importanza (0-10)|Soddisfazione attuale|Concorrente|Affidabilità",
           "Sapere cosa succede dopo|Essere preso sul serio", "Sicurezza|Stima", "Ipotesi|Misurato"),
    "pt": ("Necessidade|Etapa|Persona|Nível de Maslow|Importância (0-10)|Satisfação atual|Concorrente|Confiança",
           "Saber o que acontece depois|Ser levado a sério", "Segurança|Estima", "Suposição|Medido"),
    "nl": ("Klantbehoefte|Fase|Persona|Niveau (Maslow)|Belang (0-10)|Tevredenheid nu|Concurrent|Onderbouwing",
           "Weten hoe het verder gaat|Serieus genomen worden", "Veiligheid|Waardering", "Aanname|Gemeten"),
    "sv": ("Kundbehov|Steg|Persona|Behovsnivå|Vikt (0-10)|Nöjdhet idag|Konkurrent|Tillförlitlighet",
           "Veta vad som händer sedan|Bli tagen på allvar", "Trygghet|Uppskattning", "Antagande|Uppmätt"),
    "da": ("Kundebehov|Fase|Persona|Behovsniveau|Vigtighed (0-10)|Tilfredshed i dag|Konkurrent|Pålidelighed",
           "Vide hvad der sker|Blive taget alvorligt", "Tryghed|Anerkendelse", "Antagelse|Målt"),
    "nb": ("Kundebehov|Fase|Persona|Behovsnivå|Viktighet (0-10)|Tilfredshet i dag|Konkurrent|Pålitelighet",
           "Vite hva som skjer videre|Bli tatt på alvor", "Trygghet|Anerkjennelse", "Antakelse|Målt"),
    "fi": ("Asiakkaan tarve|Vaihe|Persoona|Maslowin taso|Tärkeys (0–10)|Tyytyväisyys nyt|Kilpailija|Luotettavuus",
           "Tietää mitä seuraavaksi tapahtuu|Tulla otetuksi vakavasti", "Turvallisuus|Arvostus", "Oletus|Mitattu"),
    "pl": ("Potrzeba klienta|Etap|Persona|Poziom Maslowa|Ważność (0-10)|Obecne zadowolenie|Konkurent|Wiarygodność",
           "Wiedzieć, co dalej|Być traktowanym poważnie", "Bezpieczeństwo|Uznanie", "Założenie|Zmierzone"),
    "cs": ("Potřeba zákazníka|Fáze|Persona|Úroveň potřeby|Důležitost (0-10)|Spokojenost dnes|Konkurent|Jistota",
           "Vědět, co bude dál|Být brán vážně", "Bezpečí|Uznání", "Předpoklad|Změřeno"),
    "hu": ("Ügyféligény|Szakasz|Perszóna|Maslow-szint|Fontosság (0-10)|Elégedettség ma|Versenytárs|Megbízhatóság",
           "Tudni, mi következik|Komolyan vegyenek", "Biztonság|Megbecsülés", "Feltételezés|Mért"),
    "ro": ("Nevoia clientului|Etapă|Persona|Nivelul nevoii|Importanță (0-10)|Satisfacție actuală|Concurent|Certitudine",
           "Să știe ce urmează|Să fie luat în serios", "Siguranță|Stimă", "Ipoteză|Măsurat"),
    "tr": ("Müşteri ihtiyacı|Aşama|Persona|Maslow düzeyi|ÖNEM (0-10)|Memnuniyet|Rakip|Güvenilirlik",
           "Sırada ne olduğunu bilmek|Ciddiye alınmak", "GÜVENLİK|Saygı", "Varsayım|Ölçülmüş"),
    "el": ("ΑΝΑΓΚΗ ΠΕΛΑΤΗ|Στάδιο|Περσόνα|Επίπεδο ανάγκης|Σημαντικότητα (0-10)|Ικανοποίηση σήμερα|Ανταγωνιστής|Αξιοπιστία",
           "Να ξέρω τι ακολουθεί|Να με παίρνουν στα σοβαρά", "Ασφάλεια|Εκτίμηση", "Υπόθεση|Μετρημένο"),
    "ru": ("Потребность клиента|Этап|Персона|Уровень по Маслоу|Важность (0–10)|Удовлетворенность|Конкурент|Достоверность",
           "Знать, что будет дальше|Чтобы относились серьёзно", "Безопасность|Уважение", "Гипотеза|Измерено"),
    "uk": ("Потреба клієнта|Етап|Персона|Рівень за Маслоу|Важливість (0–10)|Задоволеність|Конкурент|Достовірність",
           "Знати, що буде далі|Щоб ставилися серйозно", "Безпека|Повага", "Припущення|Виміряно"),
    "ar": ("احتياج العميل|المرحلة|الشخصية|مستوى الحاجة|الأَهَمِّيَّة|الرضا الحالي|المنافس|درجة الثقة",
           "معرفة الخطوة التالية|أن يؤخذ على محمل الجد", "الأمان|التقدير", "افتراض|كمي"),
    "he": ("צורך הלקוח|שלב|פרסונה|רמת מאסלו|חֲשִׁיבוּת (0-10)|שביעות רצון|מתחרה|מהימנות",
           "לדעת מה קורה הלאה|שיתייחסו ברצינות", "ביטחון|הערכה", "הנחה|נמדד"),
    "hi": ("ग्राहक की ज़रूरत|चरण|पर्सोना|मास्लो स्तर|महत्व (0-10)|वर्तमान संतुष्टि|प्रतियोगी|विश्वसनीयता",
           "आगे क्या होगा यह जानना|गंभीरता से लिया जाना", "सुरक्षा|सम्मान", "अनुमान|मापा गया"),
    "ja": ("顧客ニーズ|フェーズ|ペルソナ|マズローの段階|重要度（０〜１０）|現在の満足度|競合他社|確度",
           "次に何が起こるか知りたい|きちんと向き合ってほしい", "安全の欲求|承認欲求", "仮説|測定済み"),
    "ko": ("고객 니즈|여정 단계|페르소나|매슬로우 단계|중요도(0~10)|현재 만족도|경쟁사|신뢰도",
           "다음에 무엇이 일어나는지 알고 싶다|진지하게 대해 주길 바란다", "안전 욕구|존중", "가설|측정됨"),
    "zh-hans": ("客户需求|旅程阶段|用户画像|马斯洛层次|重要程度（0-10）|当前满意度|竞争对手|可信度",
                "知道接下来会发生什么|被认真对待", "安全需求|尊重", "假设|已测量"),
    "zh-hant": ("顧客需求|旅程階段|人物誌|馬斯洛層次|重要程度（0-10）|目前滿意度|競爭對手|可信度",
                "知道接下來會發生什麼|被認真對待", "安全需求|尊重", "假設|已測量"),
    "id": ("Kebutuhan pelanggan|Tahap|Persona|Tingkat kebutuhan|Tingkat kepentingan|Kepuasan saat ini|Pesaing|Keandalan",
           "Tahu apa yang terjadi selanjutnya|Ditanggapi dengan serius", "Rasa aman|Penghargaan", "Asumsi|Terukur"),
    "vi": ("Nhu cầu khách hàng|Giai đoạn|Chân dung|Cấp độ nhu cầu|Mức độ quan trọng|Mức độ hài lòng|Đối thủ|Độ tin cậy",
           "Biết điều gì xảy ra tiếp theo|Được đối xử nghiêm túc", "An toàn|Tôn trọng", "Giả thuyết|Đo được"),
}  # fmt: skip

PERSONA_COLUMNS = ("name", "segment", "quote", "background", "goals", "motivations", "frustrations", "channels")

# Headers; then how the two channels are called.
PERSONAS: dict[str, tuple[str, str]] = {
    "en": ("Persona|Target group|Quote|Background|Goals|Motivations|Pain points|Preferred channels", "Phone|E-mail"),
    "de": ("Name der Persona|Zielgruppe|Zitat|Hintergrund|Ziele|Motive|Schmerzpunkte|Bevorzugte Kanäle", "Hotline|Mail"),
    "fr": ("Nom du persona|Cible|Citation|Biographie|Objectifs|Motivations|Irritants|Canaux préférés", "Téléphone|Courriel"),
    "es": ("Nombre|Público objetivo|Cita|Biografía|Objetivos|Motivaciones|Puntos de dolor|Canales", "Teléfono|Correo electrónico"),
    "it": ("Nome|Target|Citazione|Biografia|Obiettivi|Motivazioni|Frustrazioni|Canali preferiti", "Telefono|Posta elettronica"),
    "pt": ("Nome|Público-alvo|Frase|Biografia|Objetivos|Motivações|Dores|Canais preferidos", "Telefone|Correio eletrônico"),
    "nl": ("Naam|Doelgroep|Citaat|Achtergrond|Doelen|Drijfveren|Frustraties|Voorkeurskanalen", "Telefonisch|Mail"),
    "sv": ("Namn|Målgrupp|Citat|Bakgrund|Mål|Drivkrafter|Frustrationer|Kanaler", "Telefon|E-post"),
    "da": ("Navn|Målgruppe|Citat|Baggrund|Mål|Drivkræfter|Frustrationer|Kanaler", "Telefon|E-mail"),
    "nb": ("Navn|Målgruppe|Sitat|Bakgrunn|Mål|Drivkrefter|Frustrasjoner|Kanaler", "Telefon|E-post"),
    "fi": ("Nimi|Kohderyhmä|Sitaatti|Tausta|Tavoitteet|Motivaatiotekijät|Kipupisteet|Kanavat", "Puhelin|Sähköposti"),
    "pl": ("Imię|Grupa docelowa|Cytat|Sytuacja życiowa|Cele|Motywacje|Frustracje|Kanały", "Infolinia|Poczta elektroniczna"),
    "cs": ("Jméno|Cílová skupina|Citát|Životní situace|Cíle|Motivace|Frustrace|Kanály", "Telefonicky|Mailem"),
    "hu": ("Név|Célcsoport|Idézet|Háttér|Célok|Motivációk|Fájdalompontok|Csatornák", "Telefonon|E-mail"),
    "ro": ("Nume|Public țintă|Citat|Biografie|Obiective|Motivații|Frustrări|Canale preferate", "Telefonic|Poștă electronică"),
    "tr": ("İsim|Hedef kitle|Alıntı|Özgeçmiş|Hedefler|Motivasyonlar|Acı noktaları|Kanallar", "Telefon|E-posta"),
    "el": ("Όνομα|Ομάδα στόχος|Φράση|Βιογραφικό|Στόχοι|Κίνητρα|Εμπόδια|Κανάλια", "Τηλέφωνο|Ηλεκτρονικό ταχυδρομείο"),
    "ru": ("Имя|Целевая аудитория|Цитата|Биография|Цели|Мотивация|Боли|Каналы", "Телефон|Электронная почта"),
    "uk": ("Ім’я|Цільова аудиторія|Цитата|Біографія|Цілі|Мотивація|Болі|Канали", "Телефон|Електронна пошта"),
    "ar": ("الاسم|الفئة المستهدفة|اقتباس|نبذة|الأهداف|الدوافع|نقاط الألم|القنوات المفضلة", "هاتف|بريد إلكتروني"),
    "he": ("שם|קהל יעד|ציטוט|רקע|מטרות|מניעים|תסכולים|ערוצים", "טלפון|דואר אלקטרוני"),
    "hi": ("नाम|लक्षित समूह|उद्धरण|पृष्ठभूमि|लक्ष्य|प्रेरणा|समस्याएँ|चैनल", "फ़ोन|ईमेल"),
    "ja": ("ペルソナ名|ターゲット層|発言|背景|目標|動機|悩み|利用チャネル", "電話|メール"),
    "ko": ("이름|고객군|한마디|배경|목표|동기|고충|선호 채널", "전화|이메일"),
    "zh-hans": ("姓名|目标客群|语录|背景|目标|动机|痛点|偏好渠道", "电话|电子邮件"),
    "zh-hant": ("姓名|目標客群|語錄|背景|目標|動機|痛點|偏好通路", "電話|電子郵件"),
    "id": ("Nama|Kelompok sasaran|Kutipan|Latar belakang|Tujuan|Motivasi|Kendala|Saluran", "Telepon|Surel"),
    "vi": ("Tên|Nhóm mục tiêu|Trích dẫn|Tiểu sử|Mục tiêu|Động lực|Khó khăn|Kênh ưa thích", "Điện thoại|Thư điện tử"),
}  # fmt: skip
