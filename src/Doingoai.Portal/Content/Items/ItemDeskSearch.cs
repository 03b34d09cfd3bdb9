using System.Globalization;
using Doingoai.Portal.Admin.Search;
using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Items;

/// <summary>Items, by the title of any language.</summary>
internal sealed class ItemDeskSearch(ItemListing items, IContentTypes types, IStringLocalizer<Texts> texts) : IDeskSearch
{
    public int Order => 10;

    public Permission Permission => Permission.UseAdmin;

    public string Heading => texts["Items"];

    public async Task<IReadOnlyList<DeskHit>> FindAsync(string text, int most, CancellationToken cancel)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var page = await items.FindAsync(new(text, Take: most), cancel);
        return [.. page.Items.Select(item => new DeskHit(item.Title, $"/admin/items/{item.Item.Id}", "article", types.Find(item.Item.Type)?.Label(language)))];
    }
}
