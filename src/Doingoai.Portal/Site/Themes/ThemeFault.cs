namespace Doingoai.Portal.Site.Themes;

/// <summary>What is wrong with the theme as it lies on the disk, for those who mend it.</summary>
internal sealed record ThemeFault(string File, int? Line, string What, DateTimeOffset At);
