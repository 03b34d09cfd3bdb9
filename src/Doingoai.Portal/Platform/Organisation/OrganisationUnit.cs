using Doingoai.Portal.Platform.Auditing;

namespace Doingoai.Portal.Platform.Organisation;

/// <summary>A unit of government as it was from one day to another. Units merge and end; their names are never in code.</summary>
[Audited]
public sealed class OrganisationUnit(Guid id, string key, string nameVi, string nameEn, string nameZh, DateOnly? validFrom, DateOnly? validTo)
{
    public Guid Id { get; private set; } = id;

    /// <summary>How recipes name it.</summary>
    public string Key { get; private set; } = key;

    public string NameVi { get; private set; } = nameVi;

    public string NameEn { get; private set; } = nameEn;

    public string NameZh { get; private set; } = nameZh;

    /// <summary>First day, in Vietnam.</summary>
    public DateOnly? ValidFrom { get; private set; } = validFrom;

    /// <summary>Last day, in Vietnam; <c>null</c> while it exists.</summary>
    public DateOnly? ValidTo { get; private set; } = validTo;

    /// <summary>The unit that took over.</summary>
    public Guid? SuccessorId { get; private set; }

    public string Name(string language) => language switch
    {
        Languages.English => NameEn,
        Languages.Chinese => NameZh,
        _ => NameVi,
    };

    public bool ExistsOn(DateOnly day) => (ValidFrom ?? DateOnly.MinValue) <= day && day <= (ValidTo ?? DateOnly.MaxValue);

    internal void Become(string nameVi, string nameEn, string nameZh, DateOnly? validFrom, DateOnly? validTo) =>
        (NameVi, NameEn, NameZh, ValidFrom, ValidTo) = (nameVi, nameEn, nameZh, validFrom, validTo);

    internal void SucceededBy(Guid? successor)
    {
        if (successor == Id) throw new RuleException("unit.own-successor", Key);
        SuccessorId = successor;
    }
}
