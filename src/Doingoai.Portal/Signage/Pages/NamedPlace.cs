using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>What the dialog for names hands back.</summary>
internal sealed record NamedPlace(Names Names, string? Class);
