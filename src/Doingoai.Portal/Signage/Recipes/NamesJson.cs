using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Signage.Recipes;

/// <summary>Names as recipes write them; English and Chinese fall back to Vietnamese.</summary>
internal sealed record NamesJson(string Vi, string? En, string? Zh)
{
    public Names Names => new(Vi, En ?? Vi, Zh ?? Vi);
}
