namespace Doingoai.Portal.Media.Tools;

/// <summary>How a program ended.</summary>
internal sealed record ProcessEnd(int Code, string Said)
{
    public bool IsGood => Code == 0;
}
