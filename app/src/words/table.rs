//! The table of a language: the words of every topic.

use super::{
    BothWriteWords, ClusterWords, ClustersWords, CommandsWords, CreateFormWords, CreateWords,
    DialogWords, DtsWords, ErrorWords, EvaluationWords, EvidenceWords, FrameWords, LabWords,
    OutcomeWords, PanelWords, PreflightWords, ProgressWords, ReadinessWords, ReleaseWords,
    RuleWords, SourceWords, Terms, TimeWords, TourWords, VendorNotes,
};

/// Every word of one language.
#[derive(Debug)]
pub struct Words {
    /// The language tag of a page.
    pub tag: &'static str,
    /// The language's name in itself.
    pub name: &'static str,
    pub frame: FrameWords,
    pub clusters: ClustersWords,
    pub cluster: ClusterWords,
    pub panel: PanelWords,
    pub progress: ProgressWords,
    pub terms: Terms,
    pub rules: RuleWords,
    pub dialog: DialogWords,
    pub preflight: PreflightWords,
    pub evidence: EvidenceWords,
    pub commands: CommandsWords,
    pub both_write: BothWriteWords,
    pub dts: DtsWords,
    pub release: ReleaseWords,
    pub readiness: ReadinessWords,
    pub create: CreateWords,
    pub source: SourceWords,
    pub evaluation: EvaluationWords,
    pub create_form: CreateFormWords,
    pub notes: VendorNotes,
    pub outcome: OutcomeWords,
    pub errors: ErrorWords,
    pub time: TimeWords,
    pub lab: LabWords,
    pub tour: TourWords,
}

#[cfg(test)]
mod tests {
    use crate::words::Language;

    /// Fixed words that are the same in every language.
    const THE_SAME: [&str; 4] = ["RequestId", "zh-CN", "RDS", "PolarDB"];

    /// The fixed words of a language: what its debug output quotes.
    fn texts(language: Language) -> Vec<String> {
        let shown = format!("{:?}", language.words());
        shown.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    }

    fn is_chinese(letter: char) -> bool {
        ('\u{2e80}'..='\u{ffef}').contains(&letter)
    }

    /// The compiler asks for every word; it cannot ask for the right language.
    #[test]
    fn no_language_has_a_word_of_the_english_template() {
        let template = texts(Language::English);
        assert!(template.len() > 100, "{}", template.len());
        let others = Language::ALL.into_iter().filter(|it| *it != Language::English);
        for language in others {
            let own = texts(language);
            assert_eq!(own.len(), template.len(), "{language:?}");
            for (own, english) in own.iter().zip(&template) {
                assert!(own != english || THE_SAME.contains(&own.as_str()), "{language:?}: {own}");
            }
        }
    }

    #[test]
    fn chinese_is_written_in_chinese_and_english_is_not() {
        for text in texts(Language::Chinese) {
            let is_same = THE_SAME.contains(&text.as_str());
            assert!(is_same || text.contains(is_chinese), "{text}");
        }
        for text in texts(Language::English) {
            assert!(!text.contains(is_chinese), "{text}");
        }
    }
}
