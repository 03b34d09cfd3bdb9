using Doingoai.Portal.Signage.Screens;

namespace Doingoai.Portal.Signage.Pages;

/// <summary>What the dialog for a screen hands back.</summary>
internal sealed record PlacedEdit(Names Names, string Class, int X, int Y);
