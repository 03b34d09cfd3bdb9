using Doingoai.Portal.Content.Items;

namespace Doingoai.Portal.Content.Translation;

/// <summary>A language of an item in a save: its latest version before (<c>null</c> = none) and after.</summary>
internal sealed record LanguageSave(Variant Variant, ItemVersion? Before, ItemVersion After)
{
    public string Language => Variant.Language;

    public bool IsNew => Before != After;
}
