using System.Text;
using Doingoai.Portal.Platform.Errors;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Importing;

/// <summary>A report in words, in the language of whoever reads it.</summary>
internal sealed class ImportReportText(IStringLocalizer<Texts> texts, RuleTexts rules)
{
    private const int LongestTitle = 80;

    public string Line(ImportLine line, bool isTable)
    {
        var text = new StringBuilder($"{Place(line, isTable)} · {Short(line.Number, 20)} {Short(line.Language, 10)} · “{Short(line.Title, LongestTitle)}”: {Outcome(line)}");
        foreach (var note in line.Notes) text.Append("\n    ").Append(Note(note));
        return text.ToString();
    }

    public string Place(ImportLine line, bool isTable) => isTable ? texts["ImportLineNumber", line.Place] : texts["ImportArticleNumber", line.Place];

    /// <summary>What became of it, and why.</summary>
    public string Outcome(ImportLine line)
    {
        var words = new List<string> { texts[$"Import{line.Outcome}"] };
        if (line.Published) words.Add(texts["ImportPublished"]);
        if (line.Reason is { } reason) words.Add(rules.Sentence(reason));
        if (line.NotPublished is { } refusal) words.Add(texts["ImportNotPublished", rules.Sentence(refusal)]);
        return string.Join(" · ", words);
    }

    public string Note(ImportNote note) => note.About is { } about ? $"{about}: {rules.Sentence(note.Rule)}" : rules.Sentence(note.Rule);

    public string Totals(ImportReport report) => string.Join(" · ",
        Enum.GetValues<ImportOutcome>().Select(outcome => $"{texts[$"Import{outcome}"]}: {report.Of(outcome)}")
            .Append($"{texts["ImportPublished"]}: {report.Published}").Append($"{texts["ImportNoted"]}: {report.Noted}"));

    public static string Short(string text, int most) => (text.Length > most ? $"{text[..most]}…" : text).ReplaceLineEndings(" ");
}
