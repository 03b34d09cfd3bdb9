using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Items;

/// <summary>Sections, items and assets that a draft names must exist and be of the kind its fields take.</summary>
internal sealed class NamedThings(IMediaLibrary library)
{
    public async Task DemandKnownAsync(PortalDb db, ContentType type, ItemDraft draft, CancellationToken cancel)
    {
        var named = (draft.Shared ?? Fields.FieldSet.None).Concat(draft.Variants.Values.SelectMany(variant => variant.Fields));
        foreach (var (name, value) in named)
        {
            var field = type.Field(name)!;
            if (await UnknownAsync(db, field, value, cancel) is { } code) throw new RuleException(code, field.Label(Languages.Vietnamese), value.Text);
        }
    }

    private async Task<string?> UnknownAsync(PortalDb db, FieldDefinition field, FieldValue value, CancellationToken cancel) => field.Kind switch
    {
        FieldKind.Section when !await db.Sections.AnyAsync(section => section.Key == value.Text, cancel) => "field.unknown-section",
        FieldKind.Item when !await db.Items.AnyAsync(item => item.Id == value.Text && (field.Types == null || field.Types.Contains(item.Type)), cancel) => "field.unknown-item",
        FieldKind.Media or FieldKind.Gallery when !await AllFitAsync(field, value, cancel) => "field.unknown-media",
        _ => null,
    };

    private async Task<bool> AllFitAsync(FieldDefinition field, FieldValue value, CancellationToken cancel)
    {
        string[] named = [.. value.NamedMedia];
        var found = await library.FindAllAsync(named, cancel);
        return named.All(one => found.GetValueOrDefault(one)?.Kind == field.Media.Kind());
    }
}
