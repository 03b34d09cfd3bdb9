using System.Globalization;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Site.Themes;

namespace Doingoai.Portal.Site.Pages;

/// <summary>All items of a type on one page, in the order its editors gave them.</summary>
internal sealed class DirectoryPage(ILive live, ISections sections, FieldViews fields)
{
    private const int Most = 500;

    public async Task<SitePage> BuildAsync(string language, ContentType type, DateTimeOffset now, CancellationToken cancel)
    {
        var directory = type.Directory!;
        var index = new SectionIndex(await sections.AllAsync(cancel), language);
        var found = await live.ListAsync(Channel.Portal, language, now, new LiveFilter(Type: type.Key, Take: Most), cancel);
        var entries = new List<View>();
        foreach (var version in found.OrderBy(version => OrderOf(version, directory)).ThenBy(version => version.Title, StringComparer.Create(CultureInfo.GetCultureInfo(language), ignoreCase: true)))
            entries.Add(new View { ["title"] = version.Title, ["href"] = index.HrefOf(version), ["fields"] = await fields.OfAsync(version, cancel) });

        return new SitePage(language, "directory", Addresses.Directory(language, type), new View
        {
            ["name"] = directory.Labels[language],
            ["note"] = directory.Notes?.GetValueOrDefault(language),
            ["entries"] = entries,
        })
        {
            Title = directory.Labels[language],
            Description = directory.Notes?.GetValueOrDefault(language) ?? "",
            Crumbs = [new Crumb(directory.Labels[language], null)],
            Translations = Languages.All.ToDictionary(other => other, other => Addresses.Directory(other, type)),
        };
    }

    private static decimal OrderOf(LiveVersion version, DirectoryDefinition directory) =>
        directory.Order is { } name && decimal.TryParse(version.Fields.GetValueOrDefault(name)?.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var order) ? order : decimal.MaxValue;
}
