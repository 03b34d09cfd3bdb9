using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Terms;

/// <summary>Rows of an imported table beside the terms that are known. Pure.</summary>
internal sealed class TermTable(List<string> header, IReadOnlyCollection<TermInfo> known)
{
    private readonly Dictionary<string, TermInfo> _known = known.ToDictionary(term => term.Key);
    private readonly Dictionary<string, int> _seen = [];
    private readonly List<TermProblem> _problems = [];

    public TermImport Read(IEnumerable<(int Line, IReadOnlyList<string> Cells)> rows)
    {
        var terms = new List<TermInfo>();
        foreach (var (line, cells) in rows)
        {
            if (cells.Count > header.Count) _problems.Add(new(line, new("term.csv-too-many-cells", header.Count, cells.Count)));
            else if (Term(line, name => header.IndexOf(name) is >= 0 and var at && at < cells.Count ? cells[at] : null) is { } term) terms.Add(term);
        }

        var changed = terms.Where(term => !_known.TryGetValue(term.Key, out var old) || !Same(old, term)).ToList();
        if (_problems.Count == 0 && SaveTerm.Contradiction(_known.Values.ExceptBy(changed.Select(term => term.Key), term => term.Key).Concat(changed)) is { } contradiction) _problems.Add(new(1, contradiction));
        return new(changed, changed.Count(term => term.Revision == 0), terms.Count - changed.Count, _problems);
    }

    private TermInfo? Term(int line, Func<string, string?> cell)
    {
        var name = Languages.All.Select(language => cell(language)).FirstOrDefault(form => form is { Length: > 0 }) ?? "";
        var key = Slug.Of(cell("key") is { Length: > 0 } given ? given : name);
        if (key.Length == 0) return Wrong(line, new("term.without-form"));
        if (!_seen.TryAdd(key, line)) return Wrong(line, new("term.csv-twice", key, _seen[key]));

        var old = _known.GetValueOrDefault(key);
        var kind = old?.Kind ?? TermKind.Other;
        if (cell("kind") is { Length: > 0 } word && (!Enum.TryParse(word, ignoreCase: true, out kind) || !Enum.IsDefined(kind) || char.IsDigit(word[0])))
            return Wrong(line, new("term.csv-unknown-kind", word, string.Join(", ", Enum.GetNames<TermKind>()).ToLowerInvariant()));
        var term = TermCleaning.Clean(new(
            key, kind, Typed(cell("note")) ?? old?.Note ?? "", Languages.All.ToDictionary(language => language, language => Forms(language, cell, old?.In(language) ?? TermForms.None)),
            cell("ended") is { } ended ? ended.Length > 0 : old?.Ended ?? false, old?.Revision ?? 0));
        return TermCleaning.Problem(term) is { } problem ? Wrong(line, problem) : term;
    }

    private static TermForms Forms(string language, Func<string, string?> cell, TermForms old) => new(
        Typed(cell(language)) ?? old.Preferred,
        cell($"{language}_accepted") is { } accepted ? [.. TermCsv.Split(accepted).Select(form => Typed(form)!)] : old.Accepted,
        cell($"{language}_forbidden") is { } forbidden ? [.. TermCsv.Split(forbidden).Select(form => Typed(form)!)] : old.Forbidden);

    /// <summary>Without the apostrophe that keeps spreadsheets from running it.</summary>
    private static string? Typed(string? cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;

    private static bool Same(TermInfo left, TermInfo right) =>
        left.Kind == right.Kind && left.Note == right.Note && left.Ended == right.Ended && Languages.All.All(language => Same(left.In(language), right.In(language)));

    private static bool Same(TermForms left, TermForms right) =>
        left.Preferred == right.Preferred && left.Accepted.SequenceEqual(right.Accepted) && left.Forbidden.SequenceEqual(right.Forbidden);

    private TermInfo? Wrong(int line, RuleException rule)
    {
        _problems.Add(new(line, rule));
        return null;
    }
}
