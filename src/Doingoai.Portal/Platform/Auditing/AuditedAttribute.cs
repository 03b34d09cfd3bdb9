namespace Doingoai.Portal.Platform.Auditing;

/// <summary>Every change of this entity is written to the audit trail, in the same transaction.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AuditedAttribute : Attribute
{
    /// <summary>Properties that say nothing to a reader, such as counters.</summary>
    public string[] Except { get; init; } = [];

    /// <summary>Properties of which only the fact of the change is written.</summary>
    public string[] Secret { get; init; } = [];
}
