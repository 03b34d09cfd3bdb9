using System.Collections;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Content.Terms;

/// <summary>The terms in force: what texts are judged by and synonyms come from. Immutable, pure.</summary>
internal sealed class TermList
{
    private readonly Dictionary<string, List<ForbiddenForm>> _forbidden;
    private readonly IReadOnlyList<TermInfo> _terms;

    public TermList(IEnumerable<TermInfo> terms)
    {
        _terms = [.. terms.Where(term => !term.Ended)];
        _forbidden = Languages.All.ToDictionary(language => language, Forbidden);
        Synonyms = [.. _terms.Select(term => (IReadOnlyList<string>)[.. term.Forms.Values.SelectMany(forms => forms.Allowed).Distinct()]).Where(forms => forms.Count > 1)];
    }

    public static TermList None { get; } = new([]);

    public IReadOnlyList<TermInfo> Terms => _terms;

    /// <summary>Per term all that it may be called in any language.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Synonyms { get; }

    /// <summary>Forbidden forms in what a field says in its own words, each once, in the order in which they stand.</summary>
    public IReadOnlyList<ForbiddenUse> Check(string language, FieldValue value)
    {
        if (!_forbidden.TryGetValue(language, out var forbidden) || forbidden.Count == 0) return [];
        var words = OwnWords.Of(value);
        return
        [
            .. from form in forbidden
               from at in FormSearch.Find(words, form.Form)
               where !form.IsPartOfAllowed(words, at)
               orderby at
               group form by form.Form into uses
               select new ForbiddenUse(uses.Key, uses.First().Preferred),
        ];
    }

    /// <summary>Terms of the source with their preferred form in the target language; longer terms go before those within them.</summary>
    public IReadOnlyList<TermProposal> Propose(string source, string sourceText, string target, string targetText)
    {
        var proposals = new List<(int At, TermProposal Proposal)>();
        var covered = new BitArray(sourceText.Length);
        var forms = from term in _terms
                    where term.In(target).Preferred.Length > 0
                    from form in term.In(source).Allowed
                    orderby form.Length descending
                    select (term, form);
        foreach (var (term, form) in forms)
        {
            var places = FormSearch.Find(sourceText, form).Where(at => !covered[at]).ToList();
            if (places.Count == 0) continue;
            foreach (var at in places)
                for (var letter = at; letter < at + form.Length; letter++) covered[letter] = true;
            var said = term.In(target);
            proposals.Add((places[0], new(form, said.Preferred, term.Note, said.Allowed.Any(allowed => FormSearch.Contains(targetText, allowed)))));
        }

        return [.. proposals.OrderBy(one => one.At).Select(one => one.Proposal).DistinctBy(proposal => proposal.Preferred)];
    }

    private List<ForbiddenForm> Forbidden(string language)
    {
        var allowed = _terms.SelectMany(term => term.In(language).Allowed).Distinct().ToList();
        return
        [
            .. from term in _terms
               let forms = term.In(language)
               from form in forms.Forbidden
               select new ForbiddenForm(form, forms.Preferred, [.. allowed.Where(other => other.Length > form.Length && other.Contains(form, StringComparison.OrdinalIgnoreCase))]),
        ];
    }

    /// <param name="Longer">Allowed forms that contain it.</param>
    private sealed record ForbiddenForm(string Form, string Preferred, IReadOnlyList<string> Longer)
    {
        public bool IsPartOfAllowed(string text, int at) => Longer.Any(longer =>
        {
            for (var inside = longer.IndexOf(Form, StringComparison.OrdinalIgnoreCase); inside >= 0; inside = longer.IndexOf(Form, inside + 1, StringComparison.OrdinalIgnoreCase))
                if (FormSearch.IsAt(text, longer, at - inside)) return true;
            return false;
        });
    }
}
