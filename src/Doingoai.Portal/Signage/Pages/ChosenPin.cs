namespace Doingoai.Portal.Signage.Pages;

/// <param name="Pin"><c>null</c>: none any more.</param>
public sealed record ChosenPin(string? Pin);
