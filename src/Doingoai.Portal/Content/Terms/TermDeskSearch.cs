using Doingoai.Portal.Admin.Search;
using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Terms;

/// <summary>Terms in force, by any of their forms.</summary>
internal sealed class TermDeskSearch(TermCatalog terms, IStringLocalizer<Texts> texts) : IDeskSearch
{
    public int Order => 50;

    public Permission Permission => Permission.UseAdmin;

    public string Heading => texts["Terms"];

    public async Task<IReadOnlyList<DeskHit>> FindAsync(string text, int most, CancellationToken cancel) =>
        [.. TermCatalog.Matching(await terms.AllAsync(cancel), text, kind: null, ended: false).Take(most)
            .Select(term => new DeskHit(term.Name, $"/admin/terms?text={Uri.EscapeDataString(term.Name)}", "menu_book", Others(term)))];

    private static string Others(TermInfo term) => string.Join(" · ", Platform.Languages.All.Select(language => term.In(language).Preferred).Where(form => form.Length > 0 && form != term.Name));
}
