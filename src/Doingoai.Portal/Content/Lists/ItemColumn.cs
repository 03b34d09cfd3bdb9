namespace Doingoai.Portal.Content.Lists;

/// <summary>What the list of items may show beside the title, in order.</summary>
public enum ItemColumn
{
    Type,
    Languages,
    Section,
    Author,
    Saved,
    Created,
    Risk,
}
