using Doingoai.Portal.Content;

namespace Doingoai.Portal.Site.Pages;

/// <summary>The sections as readers of one language see them.</summary>
internal sealed class SectionIndex(IReadOnlyList<SectionInfo> sections, string language)
{
    private readonly Dictionary<string, SectionInfo> _byKey = sections.ToDictionary(section => section.Key);

    /// <summary>Those of the menu, in order.</summary>
    public IEnumerable<SectionInfo> Menu => sections.Where(section => section is { Retired: false, Parent: null } && HasName(section)).OrderBy(section => section.Order);

    public SectionInfo? Find(string? key) => key is not null && _byKey.TryGetValue(key, out var section) && HasName(section) ? section : null;

    public SectionInfo? BySlug(string slug) => sections.FirstOrDefault(section => section.Slugs.GetValueOrDefault(language) == slug && HasName(section));

    public SectionInfo? ByLegacyNumber(int number) => sections.FirstOrDefault(section => section.LegacyNumbers?.Contains(number) == true && HasName(section));

    public string Name(SectionInfo section) => section.Names[language];

    public string Href(SectionInfo section) => Addresses.Section(language, section.Slugs[language]);

    /// <summary>Address of an item: in its section, if that one has a name in this language.</summary>
    public string HrefOf(LiveVersion version) => Addresses.Item(language, Find(version.SectionKey)?.Slugs[language], version.Slug);

    public string HrefOf(LiveAddress address) => Addresses.Item(language, Find(address.SectionKey)?.Slugs[language], address.Slug);

    private bool HasName(SectionInfo section) =>
        !string.IsNullOrEmpty(section.Names.GetValueOrDefault(language)) && !string.IsNullOrEmpty(section.Slugs.GetValueOrDefault(language));
}
