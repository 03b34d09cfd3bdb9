using Doingoai.Portal.Admin.Navigation;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Admin.Search;

/// <summary>Pages of the menu, by their names in any language.</summary>
internal sealed class MenuSearch(Menu menu, ICurrentPerson current, IStringLocalizer<Texts> texts) : IDeskSearch
{
    public int Order => 0;

    public Permission Permission => Permission.UseAdmin;

    public string Heading => texts["Search_Pages"];

    public async Task<IReadOnlyList<DeskHit>> FindAsync(string text, int most, CancellationToken cancel)
    {
        if (await current.GetAsync() is not { } person) return [];
        var folded = Folding.Fold(text);
        return [.. (await menu.ForAsync(person, cancel)).SelectMany(group => group.Lines)
            .Where(line => line.Names.Any(name => Folding.Fold(name).Contains(folded, StringComparison.Ordinal))).Take(most)
            .Select(line => new DeskHit(line.Text, line.Href, line.Icon, LeavesAdmin: line.LeavesAdmin))];
    }
}
