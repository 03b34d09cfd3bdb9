namespace Doingoai.Portal.Admin.Controls;

/// <summary>What a colour says. Never alone: a word or sign stands beside it.</summary>
public enum Tone
{
    Neutral,
    Good,
    Attention,
    Bad,
    Info,
}
