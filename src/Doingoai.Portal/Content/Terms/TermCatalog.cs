using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Terms;

/// <summary>The term base for those who look after it: ended terms too. Small enough to be read whole.</summary>
internal sealed class TermCatalog(IDbContextFactory<PortalDb> dbs)
{
    public async Task<IReadOnlyList<TermInfo>> AllAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var terms = await db.Terms.AsNoTracking().Include(term => term.Entries).ToListAsync(cancel);
        return [.. terms.Select(term => term.Info).OrderBy(term => term.Kind).ThenBy(term => term.Name, StringComparer.InvariantCulture)];
    }

    /// <summary>Terms in any form of which, or in whose note, the words stand; diacritics and case do not matter.</summary>
    public static IEnumerable<TermInfo> Matching(IEnumerable<TermInfo> terms, string? text, TermKind? kind, bool ended)
    {
        var folded = Folding.Fold(PlainText.Line(text ?? ""));
        return terms.Where(term => term.Ended == ended && (kind is null || term.Kind == kind)
            && (folded.Length == 0 || term.Forms.Values.SelectMany(forms => forms.Allowed.Concat(forms.Forbidden)).Append(term.Note).Any(form => Folding.Fold(form).Contains(folded, StringComparison.Ordinal))));
    }
}
