namespace Doingoai.Protocol.Wire;

/// <summary>How a renderer was lost.</summary>
public static class LossReasons
{
    /// <summary>Its process went away.</summary>
    public const string Crashed = "crashed";

    /// <summary>It gave no sign of life any more.</summary>
    public const string Hung = "hung";
}
